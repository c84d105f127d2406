using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Postgres.Connections;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>The keys of a load of type postgres_cdc that are its own.</summary>
public sealed record PostgresCdcSourceOptions : SourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "postgres_cdc";

    /// <inheritdoc/>
    public override string Place => Address.Place;

    /// <summary>How the server is reached.</summary>
    internal PostgresAddress Address { get; init; } = PostgresAddress.Of(new NpgsqlConnectionStringBuilder());

    /// <summary>Which tables the server tells changes of; null: <c>mixdown_LOAD</c>.</summary>
    public string? Publication { get; init; }

    /// <summary>Which place in its log the server keeps for us; null: <c>mixdown_TARGET_LOAD</c>.</summary>
    public string? Slot { get; init; }

    /// <summary>What happens to the rows that are there at first.</summary>
    public SnapshotMode Snapshot { get; init; } = SnapshotMode.Initial;

    /// <summary>How much of the log one run reads.</summary>
    public BatchLimit MaxBatch { get; init; } = new();

    /// <summary>How far behind a table without changes may stay, in bytes of log, before its bookmark is moved on by a commit
    /// without rows. Default 16 MB, a file of the log.</summary>
    public long Heartbeat { get; init; } = 16L << 20;

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new CdcOptionsBinder(load, diagnostics).Bind();

    internal override ISource Open(SourceHost host) => new PostgresCdcSource(this, host);
}
