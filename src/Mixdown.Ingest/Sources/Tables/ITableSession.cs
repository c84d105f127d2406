using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Tables;

/// <summary>A source during one run: all of its tables as of one moment, where the source can give that.</summary>
interface ITableSession : IAsyncDisposable
{
    /// <summary>How long the transaction has been open that shows all tables as of one moment; null where the source has none.</summary>
    TimeSpan? TransactionAge => null;

    /// <summary>The tables that the load is about, ordered by name, no name twice; no rows are read. Called once, before anything is
    /// read.</summary>
    /// <param name="choice">Says which they are.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">They cannot be listed.</exception>
    Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel);

    /// <summary>The nearest name that the source has to one that the project file names and that is not there; null when none is
    /// near, or the source does not know. After <see cref="TablesAsync"/>.</summary>
    string? Guess(string missing) => null;

    /// <summary>Says, before the first table is read, from where each table that the run is about will be read: a source whose
    /// tables come from one log chooses by it the moment that all of them are brought to.</summary>
    /// <param name="bookmarks">By table name, as offered; null where all is read anew.</param>
    /// <param name="cancel">Stops it.</param>
    Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Begins to read what a table has after its bookmark. Several tables may be read side by side.</summary>
    Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel);

    /// <summary>Says which bookmarks are now in the lake: the source may forget what lies before them. Called once, after the
    /// last table, with those of all tables of the load that have one; a run that dies before it loses nothing. A table that is
    /// offered and not among them has none yet: what it needs must stay.</summary>
    /// <param name="bookmarks">By table name, as offered.</param>
    /// <param name="cancel">Stops it.</param>
    Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel);
}
