using Mixdown.Ingest.Sources.PostgresCdc.Server;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The log of one run: read once, for all tables, by the first that asks.</summary>
sealed class LogReading(
    PostgresCdcSourceOptions options, SourceHost host, CdcConnections connections, ReplicationSlot slot, string publication) : IDisposable
{
    readonly Lock _gate = new();
    Task<LogBatch>? _reading;
    SpillFile? _file;

    /// <summary>The tables that are wanted: from <c>schema.table</c> to their numbers.</summary>
    public required IReadOnlyDictionary<string, uint> Tables { get; init; }

    /// <summary>Up to where it is read.</summary>
    public required NpgsqlLogSequenceNumber Target { get; init; }

    /// <summary>What the log says.</summary>
    public Task<LogBatch> ReadAsync(CancellationToken cancel)
    {
        lock (_gate)
            return _reading ??= Task.Run(() => ReadLogAsync(cancel), cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    async Task<LogBatch> ReadLogAsync(CancellationToken cancel)
    {
        _file = new SpillFile(Path.Combine(host.ScratchFolder, $"changes-{slot.Name}"));
        LogBatch? batch = null;
        await slot.WhileActiveAsync(async () =>
        {
            batch = new LogBatch(Tables, _file);
            var connection = await connections.OpenForLogAsync(cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                await new LogStream(options.MaxBatch, host.Clock).ReadAsync(connection, slot.Name, publication, Target, batch, cancel).ConfigureAwait(false);
        }, cancel).ConfigureAwait(false);
        return batch!;
    }
}
