using System.Globalization;
using Mixdown.Data.Diagnostics;
using Npgsql;
using Npgsql.Replication;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>Our replication slot.</summary>
/// <param name="connections">To the server.</param>
/// <param name="name">The slot's name.</param>
/// <param name="clock">For waiting.</param>
sealed class ReplicationSlot(CdcConnections connections, string name, TimeProvider clock)
{
    const string Plugin = "pgoutput";
    const string Sql =
        """
        select plugin::text, database::text, coalesce(wal_status = 'lost', false), to_jsonb(s)->>'invalidation_reason', confirmed_flush_lsn, active_pid
        from pg_replication_slots s where slot_name = $1
        """;

    // The server's process ends a moment after our connection does.
    const int Attempts = 40;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public string Name => name;

    /// <summary>The slot as it is; null when there is none.</summary>
    /// <exception cref="MixdownException">It is somebody else's.</exception>
    public async Task<SlotState?> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var state = await connection.AskAsync(Sql, [name], Read, cancel).ConfigureAwait(false) is [var found] ? found : null;
        if (state is not null && (state.Plugin != Plugin || state.Database != connections.Database))
            throw CdcFaults.ForeignSlot(name, state);
        return state;
    }

    /// <summary>Creates a slot, and with it a snapshot that holds exactly what was committed before the slot's first change.</summary>
    /// <param name="isTemporary">Whether it is needed for its snapshot alone.</param>
    /// <param name="cancel">Stops it. The server waits for all transactions that are open.</param>
    public async Task<ExportedSnapshot> CreateAsync(bool isTemporary, CancellationToken cancel)
    {
        var holder = await connections.OpenForLogAsync(cancel).ConfigureAwait(false);
        try
        {
            holder.CommandTimeout = Timeout.InfiniteTimeSpan;
            var slot = isTemporary ? TemporaryName() : name;
            var created = await holder.CreatePgOutputReplicationSlot(slot, isTemporary, LogicalSlotSnapshotInitMode.Export, false, cancel).ConfigureAwait(false);
            return new ExportedSnapshot(created.SnapshotName!, created.ConsistentPoint, holder);
        }
        catch
        {
            await holder.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Removes the slot.</summary>
    public Task DropAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        WhileActiveAsync(() => connection.ExecuteAsync("select pg_drop_replication_slot($1)", [name], cancel), cancel);

    /// <summary>Says that changes before a place are not needed any more.</summary>
    public Task AdvanceAsync(NpgsqlConnection connection, NpgsqlLogSequenceNumber to, CancellationToken cancel) =>
        WhileActiveAsync(() => connection.ExecuteAsync("select pg_replication_slot_advance($1, $2::text::pg_lsn)", [name, to.ToString()], cancel), cancel);

    /// <summary>Tries again while another process has the slot.</summary>
    /// <exception cref="MixdownException">It has it for longer than one that ends would.</exception>
    public async Task WhileActiveAsync(Func<Task> use, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await use().ConfigureAwait(false);
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
            {
                if (attempt == Attempts)
                    throw CdcFaults.Busy(name, busy);
            }
            await Task.Delay(Pause, clock, cancel).ConfigureAwait(false);
        }
    }

    // Slots are the server's and not the database's: two that read at once must not meet.
    string TemporaryName() => string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, 40)]}_{Environment.ProcessId}_{clock.GetTimestamp() % 1_000_000_000:x}");

    static SlotState Read(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? null : row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetBoolean(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? default : row.GetFieldValue<NpgsqlLogSequenceNumber>(4),
        row.IsDBNull(5) ? null : row.GetInt32(5));
}
