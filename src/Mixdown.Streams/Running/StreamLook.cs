using Mixdown.Streams.Bronze;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;

namespace Mixdown.Streams.Running;

/// <summary>Looks at a stream from outside: how far its tables are, and where its logs end.</summary>
/// <param name="stream">The stream.</param>
/// <param name="host">What its source works with.</param>
public sealed class StreamLook(StreamDefinition stream, StreamHost host)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Each partition that the log or a table has.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The log or the lake does not answer.</exception>
    public async Task<IReadOnlyList<PartitionLook>> AskAsync(StreamTables tables, CancellationToken cancel)
    {
        var looks = new List<PartitionLook>();
        var session = await stream.Source.Open(host).OpenAsync(cancel).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var ranges = await session.PartitionsAsync([.. stream.Topics.Select(topic => topic.Name)], cancel).ConfigureAwait(false);
            foreach (var topic in stream.Topics)
            {
                var committed = await tables.CommittedAsync(stream, topic, cancel).ConfigureAwait(false);
                foreach (var range in ranges.Where(range => range.Partition.Topic == topic.Name))
                    looks.Add(await LookAsync(session, range, committed, cancel).ConfigureAwait(false));
            }
        }
        return looks;
    }

    async Task<PartitionLook> LookAsync(IStreamSession session, PartitionRange range, CommittedTopic committed, CancellationToken cancel)
    {
        var next = committed.Next.TryGetValue(range.Partition.Partition, out var stored) ? stored : range.First;
        var behind = next >= range.First && next < range.Next ? await AgeAsync(session, range, next, cancel).ConfigureAwait(false) : null;
        return new PartitionLook(range.Partition.Topic, range.Partition.Partition, next, range.Next, next >= range.Next ? TimeSpan.Zero : behind, committed.At);
    }

    /// <summary>How long ago the log took the first record that is not committed; null where it does not tell in time.</summary>
    async Task<TimeSpan?> AgeAsync(IStreamSession session, PartitionRange range, long next, CancellationToken cancel)
    {
        session.Assign(range.Partition, next);
        var batch = await session.ReadAsync(Patience, cancel).ConfigureAwait(false);
        session.Unassign(range.Partition);
        if (batch is null || batch.Source != range.Partition || batch.Count == 0 || batch.Timestamp(0) < 0)
            return null;
        var age = host.Clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(batch.Timestamp(0));
        session.Return(batch);
        return age;
    }
}
