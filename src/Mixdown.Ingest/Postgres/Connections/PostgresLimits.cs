namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>How long a source's connections may take for what they do.</summary>
sealed record PostgresLimits
{
    /// <summary>How long one statement may take; null: as long as the server lets it.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How long to wait for a table that somebody else has locked. Default 30 s: a load that waits holds up everybody
    /// who comes after it in the queue for the table.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the server's list of sessions calls us. Default <c>mixdown</c>.</summary>
    public string ApplicationName { get; init; } = "mixdown";

    /// <summary>How often connecting is tried again where the server is not there or not ready, a second apart at first and
    /// twice as long each time. Default 3.</summary>
    public int Retries { get; init; } = 3;
}
