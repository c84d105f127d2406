using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Delta.Maintenance.Compaction;

/// <summary>Makes large files of small ones. No row changes, and readers of older versions keep theirs.</summary>
/// <remarks>New files belong to nobody until the commit; a process that dies before it leaves them to the next vacuum.</remarks>
sealed class TableOptimize(DeltaTable table, DeltaLog log, DeltaOptions options)
{
    /// <summary>Commits of others that may change what was rewritten before it gives up.</summary>
    const int Attempts = 10;

    readonly IDataFiles _files = options.Files ?? throw new InvalidOperationException("DeltaOptions.Files is needed to compact a table.");

    public async Task<OptimizeResult> RunAsync(OptimizeRequest request, CancellationToken cancel)
    {
        var snapshot = await table.SnapshotAsync(cancel).ConfigureAwait(false);
        WriterFeatures.CheckProtocol(log.Table, snapshot.Protocol, snapshot.MetaData);
        var bins = OptimizePlan.Bins(snapshot, request);
        if (bins.Count == 0)
            return new OptimizeResult(snapshot.Version) { Files = snapshot.Files.Count };
        var written = new UncommittedFiles(log);
        await using (written.ConfigureAwait(false))
        {
            var rewritten = new List<RewrittenBin>(bins.Count);
            foreach (var bin in bins)
                rewritten.Add(await RewriteAsync(snapshot, bin, request, written, cancel).ConfigureAwait(false));
            return await CommitAsync(snapshot, rewritten, request, written, cancel).ConfigureAwait(false);
        }
    }

    async Task<RewrittenBin> RewriteAsync(
        DeltaSnapshot snapshot, IReadOnlyList<AddFile> bin, OptimizeRequest request, UncommittedFiles written, CancellationToken cancel)
    {
        var order = request.OrderBy.Count > 0 ? request.OrderBy : request.KeepOrderOf;
        var folder = PartitionFolder.Of(snapshot.MetaData.PartitionColumns, bin[0].PartitionValues);
        var name = $"part-{options.NewId():N}.parquet";
        var path = folder.Length == 0 ? name : $"{folder}/{name}";
        written.Add(path);
        var deleted = await table.DeletedRowsAsync(bin, cancel).ConfigureAwait(false);
        var made = await _files.RewriteAsync(
            new RewriteRequest(table.Path, snapshot, bin, path) { OrderBy = order, Deleted = deleted }, cancel).ConfigureAwait(false);
        return new RewrittenBin(bin, made is null ? null : made with { DataChange = false, PartitionValues = bin[0].PartitionValues, Tags = request.Tags ?? SharedTags(bin) });
    }

    /// <summary>What is true of every old file is true of the new one.</summary>
    static ImmutableSortedDictionary<string, string?>? SharedTags(IReadOnlyList<AddFile> bin) => bin.All(file => file.Tags is not null)
        ? bin.Skip(1).Aggregate(bin[0].Tags!, (shared, file) => shared.RemoveRange(shared.Except(file.Tags!).Select(tag => tag.Key)))
        : null;

    /// <summary>Commits what still holds: where another commit took out a file of a bin, the bin is left as it is.</summary>
    async Task<OptimizeResult> CommitAsync(
        DeltaSnapshot snapshot, List<RewrittenBin> bins, OptimizeRequest request, UncommittedFiles written, CancellationToken cancel)
    {
        var schema = snapshot.MetaData;
        for (var attempt = 0; attempt < Attempts && bins.Count > 0; attempt++)
        {
            // From here on the commit may be there, whatever the answer is.
            written.MayBeCommitted = true;
            if (await TryCommitAsync(snapshot, bins, request, cancel).ConfigureAwait(false) is CommitResult.Committed committed)
                return Result(committed.Version, snapshot, bins);
            written.MayBeCommitted = false;
            snapshot = await table.RefreshAsync(snapshot, cancel).ConfigureAwait(false);
            var there = snapshot.Files.Select(FileKey.Of).ToHashSet();
            bins = snapshot.MetaData.Schema == schema.Schema
                ? bins.FindAll(bin => bin.Old.All(file => there.Contains(FileKey.Of(file))))
                : [];
        }
        return new OptimizeResult(snapshot.Version) { Files = snapshot.Files.Count };
    }

    Task<CommitResult> TryCommitAsync(DeltaSnapshot snapshot, List<RewrittenBin> bins, OptimizeRequest request, CancellationToken cancel)
    {
        var transaction = table.Begin(snapshot);
        foreach (var bin in bins)
        {
            foreach (var file in bin.Old)
                transaction.Remove(file with { DataChange = false });
            if (bin.New is not null)
                transaction.Add(bin.New);
        }
        transaction.Describe("OPTIMIZE", Parameters(request), Metrics(bins));
        return transaction.CommitAsync(cancel);
    }

    static Dictionary<string, string?> Parameters(OptimizeRequest request) => new(StringComparer.Ordinal)
    {
        ["targetSize"] = request.TargetBytes.ToString(CultureInfo.InvariantCulture),
        ["orderBy"] = string.Join(", ", request.OrderBy),
    };

    static IReadOnlyDictionary<string, string?> Metrics(List<RewrittenBin> bins)
    {
        var made = bins.Select(bin => bin.New).OfType<AddFile>().ToList();
        return new CommitMetrics
        {
            ["numRemovedFiles"] = bins.Sum(bin => bin.Old.Count),
            ["numRemovedBytes"] = bins.Sum(bin => bin.Old.Sum(file => file.Bytes)),
            ["numAddedFiles"] = made.Count,
            ["numAddedBytes"] = made.Sum(file => file.Bytes),
            ["minFileSize"] = made.Select(file => file.Bytes).DefaultIfEmpty().Min(),
            ["maxFileSize"] = made.Select(file => file.Bytes).DefaultIfEmpty().Max(),
        }.Texts;
    }

    static OptimizeResult Result(long version, DeltaSnapshot before, List<RewrittenBin> bins)
    {
        var removed = bins.Sum(bin => bin.Old.Count);
        var made = bins.Select(bin => bin.New).OfType<AddFile>().ToList();
        return new OptimizeResult(version)
        {
            FilesRemoved = removed,
            BytesRemoved = bins.Sum(bin => bin.Old.Sum(file => file.Bytes)),
            FilesAdded = made.Count,
            BytesAdded = made.Sum(file => file.Bytes),
            Files = before.Files.Count - removed + made.Count,
        };
    }
}
