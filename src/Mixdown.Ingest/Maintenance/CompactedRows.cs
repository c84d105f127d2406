using System.Globalization;
using System.Text;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Statistics;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Maintenance;

/// <summary>Takes rows of source files out of a table whose data files a compaction has mixed: files that hold nothing else go,
/// others are written anew without them.</summary>
/// <param name="files">Rewrites data files; null where no table is ever compacted.</param>
/// <param name="table">The table.</param>
/// <param name="seq">The load for which it is done: the new files are part of it.</param>
sealed class CompactedRows(IDataFiles? files, DeltaTable table, long seq)
{
    int _next;

    /// <summary>What takes the rows of data files out, though the table may not have those files any more.</summary>
    /// <param name="snapshot">The table; null where there is none.</param>
    /// <param name="names">The data files.</param>
    /// <param name="sources">The source files, as <c>_mx_file</c> names them, whose rows were written into each.</param>
    /// <param name="cancel">Stops it; new files are cleared away at the next start.</param>
    /// <returns>Files that come, and files of the table that go.</returns>
    public async Task<(IReadOnlyList<StagedFile> Added, IReadOnlyList<string> Removed)> SettleAsync(
        DeltaSnapshot? snapshot, IReadOnlyList<string> names, ILookup<string?, string> sources, CancellationToken cancel)
    {
        if (snapshot is null || names.Count == 0)
            return ([], []);
        var there = snapshot.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal);
        var leaving = names.Where(there.Contains).ToHashSet(StringComparer.Ordinal);
        var gone = names.Where(name => !there.Contains(name)).SelectMany(name => sources[name]).ToHashSet(StringComparer.Ordinal);
        var (added, removed) = gone.Count == 0 ? ([], []) : await TakeOutAsync(snapshot, gone, leaving, cancel).ConfigureAwait(false);
        return (added, [.. leaving, .. removed]);
    }

    async Task<(List<StagedFile> Added, List<string> Removed)> TakeOutAsync(
        DeltaSnapshot snapshot, IReadOnlySet<string> sources, IReadOnlySet<string> leaving, CancellationToken cancel)
    {
        var added = new List<StagedFile>();
        var removed = new List<string>();
        foreach (var file in snapshot.Files.Where(file => !leaving.Contains(file.DataPath)))
        {
            if (!MayHold(snapshot, file, sources))
                continue;
            var rest = await WithoutAsync(snapshot, file, sources, cancel).ConfigureAwait(false);
            if (rest is not null && rest.Stats is not null && RowsOf(snapshot, rest.Stats) == RowsOf(snapshot, file.Stats))
                continue;
            removed.Add(file.DataPath);
            if (rest is not null)
                added.Add(new StagedFile(rest.DataPath, rest.Bytes, rest.ModifiedAt, rest.Stats ?? "", StagedFile.Width(snapshot.Columns)));
        }
        return (added, removed);
    }

    /// <summary>The rows of a file that stay, in a new file; null when none does.</summary>
    async Task<AddFile?> WithoutAsync(DeltaSnapshot snapshot, AddFile file, IReadOnlySet<string> sources, CancellationToken cancel)
    {
        if (BoundsOf(snapshot, file) is { Min: { } min, Max: { } max, Nulls: 0 } && min == max && sources.Contains(min))
            return null;
        var path = string.Create(CultureInfo.InvariantCulture, $"{seq:D10}-rest-{_next++:D5}.parquet");
        var request = new RewriteRequest(table.Path, snapshot, [file], path)
        {
            Deleted = await table.DeletedRowsAsync([file], cancel).ConfigureAwait(false),
            OrderBy = BronzeOrder.Columns,
            Without = new RowsWith(RowLineage.File, sources),
        };
        var rewrites = files ?? throw new InvalidOperationException("DeltaOptions.Files is needed to load into a table that was compacted.");
        return await rewrites.RewriteAsync(request, cancel).ConfigureAwait(false);
    }

    static bool MayHold(DeltaSnapshot snapshot, AddFile file, IReadOnlySet<string> sources) =>
        BoundsOf(snapshot, file) is not { } bounds || sources.Any(source => IsWithin(source, bounds));

    static bool IsWithin(string source, ColumnStatistics bounds) =>
        (bounds.Min is null || Compare(bounds.Min, source) <= 0) && (bounds.Max is null || Compare(source, bounds.Max) <= 0);

    // As Parquet orders texts, which is not as UTF-16 does.
    static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    static ColumnStatistics? BoundsOf(DeltaSnapshot snapshot, AddFile file) =>
        StatisticsJson.Read(file.Stats, snapshot.Columns)?.Columns.GetValueOrDefault(RowLineage.File);

    static long? RowsOf(DeltaSnapshot snapshot, string? stats) => StatisticsJson.Read(stats, snapshot.Columns)?.Rows;
}
