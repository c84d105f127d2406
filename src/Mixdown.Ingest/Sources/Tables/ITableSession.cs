using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Tables;

/// <summary>A source during one run: all of its tables as of one moment, where the source can give that.</summary>
interface ITableSession : IAsyncDisposable
{
    /// <summary>The tables that the load is about, ordered by name; no rows are read.</summary>
    /// <exception cref="MixdownException">A table that the project file names is not there.</exception>
    Task<IReadOnlyList<OfferedTable>> TablesAsync(CancellationToken cancel);

    /// <summary>Says, before the first table is read, from where each table that the run is about will be read: a source whose
    /// tables come from one log chooses by it the moment that all of them are brought to.</summary>
    /// <param name="bookmarks">By table name, as offered; null where all is read anew.</param>
    /// <param name="cancel">Stops it.</param>
    Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Begins to read what a table has after its bookmark. Several tables may be read side by side.</summary>
    Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel);

    /// <summary>Says which bookmarks are now in the lake: the source may forget what lies before them. Called once, after the
    /// last table, with those of all tables of the load that have one; a run that dies before it loses nothing.</summary>
    /// <param name="bookmarks">By table name, as offered.</param>
    /// <param name="cancel">Stops it.</param>
    Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel);
}
