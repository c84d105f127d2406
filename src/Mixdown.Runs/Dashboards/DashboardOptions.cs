namespace Mixdown.Runs.Dashboards;

/// <summary>What bounds the answers of dashboards.</summary>
public sealed record DashboardOptions
{
    /// <summary>What answers that are kept may take in memory, in bytes. Default 64 MB: some thousand tiles of a few hundred rows.</summary>
    public long CacheBytes { get; init; } = 64L << 20;

    /// <summary>Rows of a tile that are shown at most. Default 10,000: more than anybody reads, and what a browser draws without a
    /// pause.</summary>
    public int MaxRows { get; init; } = 10_000;

    /// <summary>How long one query may take. Default 30 s: nobody looks at a page for longer.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Queries that run at one time. Default: one for each core, since each of them uses several when they are free.</summary>
    public int AtOnce { get; init; } = Environment.ProcessorCount;
}
