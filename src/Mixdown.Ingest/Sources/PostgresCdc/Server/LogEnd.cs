using Npgsql;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>Finds a place of the log behind every transaction that has been committed.</summary>
static class LogEnd
{
    // A message of our own is written and brought to disk by its commit, and with it everything before: the server tells nothing that
    // is not on disk, and it may stay off it for long where nobody commits. It also moves the log on where the database is quiet.
    const string Mark = "select pg_logical_emit_message(true, 'mixdown', $1)";
    const string OfStandby = "select pg_last_wal_replay_lsn()";

    public static async Task<NpgsqlLogSequenceNumber> FindAsync(NpgsqlConnection connection, ServerFacts facts, string slot, CancellationToken cancel)
    {
        if (facts.IsStandby)
            return (await connection.AskAsync(OfStandby, [], Read, cancel).ConfigureAwait(false))[0];
        var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await connection.ExecuteAsync("set local synchronous_commit = local", [], cancel).ConfigureAwait(false);
            var end = await connection.AskAsync(Mark, [slot], Read, cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return end[0];
        }
    }

    static NpgsqlLogSequenceNumber Read(NpgsqlDataReader row) => row.GetFieldValue<NpgsqlLogSequenceNumber>(0);
}
