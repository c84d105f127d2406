using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>The partitions of a topic, and which record goes where.</summary>
/// <param name="partitions">All that there are.</param>
/// <param name="written">How many of them are written; the others were, before the project file said less.</param>
sealed class TopicLog(IReadOnlyList<PartitionLog> partitions, int written)
{
    int _turn = -1;

    /// <summary>All partitions that there are.</summary>
    public IReadOnlyList<PartitionLog> Partitions => partitions;

    /// <summary>Whether a request is known to bring something else than it brought the first time.</summary>
    public bool IsKeyTaken(KeyEntry key)
    {
        foreach (var partition in partitions)
        {
            if (partition.IsKeyTaken(key))
                return true;
        }
        return false;
    }

    /// <summary>Takes records; a partition has all that go to it, or none.</summary>
    /// <returns>A task that ends when it is known whether they are on disk.</returns>
    public ValueTask<Task<AppendOutcome>> AddAsync(RecordBatch batch, KeyEntry? key, CancellationToken cancel)
    {
        if (batch.Source.Partition is >= 0 and var asked)
            return partitions[asked].AddAsync(batch, chosen: null, key, cancel);
        return written > 1 && HasKeys(batch) ? ScatterAsync(batch, key, cancel) : partitions[PartitionOf(key)].AddAsync(batch, chosen: null, key, cancel);
    }

    async ValueTask<Task<AppendOutcome>> ScatterAsync(RecordBatch batch, KeyEntry? key, CancellationToken cancel)
    {
        var (parts, without) = (new List<int>?[written], PartitionOf(key));
        for (var record = 0; record < batch.Count; record++)
        {
            var to = batch.Key(record) is { IsEmpty: false } own ? (int)(Checksum.Of(own) % (uint)written) : without;
            (parts[to] ??= []).Add(record);
        }
        var kept = new List<Task<AppendOutcome>>();
        for (var to = 0; to < written; to++)
        {
            if (parts[to] is { } chosen)
                kept.Add(await partitions[to].AddAsync(batch, chosen, key, cancel));
        }
        return WorstAsync(kept);
    }

    // The same request goes to the same partition again: that one remembers it.
    int PartitionOf(KeyEntry? key) =>
        (int)(key is { } request ? (ulong)request.Key % (ulong)written : (uint)Interlocked.Increment(ref _turn) % (uint)written);

    static bool HasKeys(RecordBatch batch)
    {
        for (var record = 0; record < batch.Count; record++)
        {
            if (!batch.Key(record).IsEmpty)
                return true;
        }
        return false;
    }

    static async Task<AppendOutcome> WorstAsync(IReadOnlyList<Task<AppendOutcome>> kept)
    {
        var outcomes = await Task.WhenAll(kept);
        return outcomes.Max();
    }
}
