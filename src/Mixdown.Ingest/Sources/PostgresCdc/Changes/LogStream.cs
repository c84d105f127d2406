using Npgsql;
using Npgsql.Replication;
using Npgsql.Replication.Internal;
using Npgsql.Replication.PgOutput;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>Reads the log from a slot up to a place, or to the first end of a transaction beyond a limit.</summary>
/// <param name="limit">How much is read at most.</param>
/// <param name="clock">For its time.</param>
sealed class LogStream(BatchLimit limit, TimeProvider clock)
{
    // How often it is asked whether the server has gone past the last change that concerns us, while nothing comes.
    static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(5);

    byte[] _message = new byte[1 << 13];

    /// <summary>Reads into a batch.</summary>
    /// <param name="connection">Opened for replication.</param>
    /// <param name="slot">Where to go on.</param>
    /// <param name="publication">Which tables.</param>
    /// <param name="target">Every transaction that committed before it is read, unless a limit comes first.</param>
    /// <param name="batch">Takes the messages.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task ReadAsync(
        LogicalReplicationConnection connection, string slot, string publication, NpgsqlLogSequenceNumber target, LogBatch batch, CancellationToken cancel)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var messages = connection.StartLogicalReplication(
            new PgOutputReplicationSlot(slot), done.Token, options: Options(publication)).GetAsyncEnumerator(done.Token);
        var next = messages.MoveNextAsync().AsTask();
        var started = clock.GetTimestamp();
        try
        {
            while (true)
            {
                while (!next.IsCompleted)
                {
                    await Task.WhenAny(next, Task.Delay(IdlePause, cancel)).ConfigureAwait(false);
                    cancel.ThrowIfCancellationRequested();
                    if (!next.IsCompleted && IsPast(target, connection, batch))
                        return;
                }
                if (!await next.ConfigureAwait(false))
                    return;
                batch.Add((await BytesAsync(messages.Current, cancel).ConfigureAwait(false)).Span);
                if (!batch.IsInTransaction && (batch.End >= target || limit.IsReached(batch.Rows, batch.Bytes, clock.GetElapsedTime(started))))
                    return;
                next = messages.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // A connection must not be disposed while it waits for a message.
            await done.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether the server has gone past the target and had nothing to tell.</summary>
    static bool IsPast(NpgsqlLogSequenceNumber target, ReplicationConnection connection, LogBatch batch)
    {
        if (batch.IsInTransaction || connection.LastReceivedLsn < target)
            return false;
        batch.Reach(target);
        return true;
    }

    async Task<ReadOnlyMemory<byte>> BytesAsync(XLogDataMessage message, CancellationToken cancel)
    {
        var length = (int)message.Data.Length;
        if (_message.Length < length)
            _message = new byte[length];
        await message.Data.ReadExactlyAsync(_message.AsMemory(0, length), cancel).ConfigureAwait(false);
        return _message.AsMemory(0, length);
    }

    // Texts, and not binary values: every type has one, it is what the first reading of a table has too, and it is what is rescued.
    static KeyValuePair<string, string?>[] Options(string publication) =>
    [
        new("proto_version", "1"),
        new("publication_names", $"\"{publication.Replace("\"", "\"\"", StringComparison.Ordinal)}\"".Replace("'", "''", StringComparison.Ordinal)),
    ];
}
