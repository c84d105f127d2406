using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Loads.Tables;

/// <summary>A source of tables, open for one run.</summary>
sealed class TableLoadSource : ILoadSource
{
    readonly LoadRun _run;
    readonly ITableSession _session;

    TableLoadSource(LoadRun run, ITableSession session, IReadOnlyList<OfferedTable> offered)
    {
        (_run, _session) = (run, session);
        Tables = [.. offered.Select(table => new SourceTableLoad(run, session, table))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ILoadTable> Tables { get; }

    /// <inheritdoc/>
    public bool HasBookmarks => true;

    /// <inheritdoc/>
    public TimeSpan? TransactionAge => _session.TransactionAge;

    /// <summary>Opens the source and asks for its tables.</summary>
    /// <exception cref="MixdownException">It cannot be reached or refuses us.</exception>
    public static async Task<TableLoadSource> OpenAsync(LoadRun run, ITableSource source, CancellationToken cancel)
    {
        var session = await source.OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            return new TableLoadSource(run, session, await session.TablesAsync(new TableChoice(run.Load), cancel).ConfigureAwait(false));
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Diagnostic Missing(LoadTable named) => new(
        "MX2073", $"there is no table '{named.Name}' in {_run.Load.Source.Place}", named.At,
        (_session.Guess(named.Name) ?? DidYouMean.Guess(named.Name, Tables.SelectMany(table => new[] { table.Name, table.Place }))) is { } guess
            ? $"Did you mean '{guess}'?"
            : "Create it there, let the load's user see it, or take it out of the load.");

    /// <inheritdoc/>
    public Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel) => _session.PrepareAsync(bookmarks, cancel);

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel) => _session.ConfirmAsync(bookmarks, cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
