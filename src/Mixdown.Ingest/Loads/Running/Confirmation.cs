using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>Tells the source which bookmarks are in the lake, once all tables are done.</summary>
sealed class Confirmation(LoadRun run, ILoadSource source)
{
    /// <summary>Confirms the bookmarks of all tables, loaded by this run or by an earlier one.</summary>
    /// <returns>A warning when the source could not take them: the rows are in the lake, and the next run confirms again.</returns>
    public async Task<IReadOnlyList<Diagnostic>> ConfirmAsync(IReadOnlyCollection<LoadedTable> done, CancellationToken cancel)
    {
        // A table whose state could not be read may have a bookmark that the source still needs.
        if (!source.HasBookmarks || done.Any(table => !table.Bronze.IsRecovered))
            return [];
        try
        {
            var bookmarks = await BookmarksAsync(done, cancel).ConfigureAwait(false);
            if (bookmarks.Count > 0)
                await source.ConfirmAsync(bookmarks, cancel).ConfigureAwait(false);
            return [];
        }
        catch (MixdownException failed)
        {
            // The boundary: what is committed is committed.
            return [.. failed.Diagnostics.Select(error => error with { Severity = Severity.Warning })];
        }
    }

    async Task<Dictionary<string, string>> BookmarksAsync(IReadOnlyCollection<LoadedTable> done, CancellationToken cancel)
    {
        var states = done.ToDictionary(table => table.Bronze.Name.Table, table => table.Bronze.State, StringComparer.Ordinal);
        var bookmarks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in source.Tables)
        {
            var state = states.GetValueOrDefault(table.Name) ?? await StateAsync(table.Name, cancel).ConfigureAwait(false);
            if (state.Bookmark is { } bookmark)
                bookmarks.Add(table.Name, bookmark);
        }
        return bookmarks;
    }

    async Task<LoadState> StateAsync(string table, CancellationToken cancel)
    {
        var bronze = run.Bronze(table);
        await bronze.RecoverAsync(cancel).ConfigureAwait(false);
        return bronze.State;
    }
}
