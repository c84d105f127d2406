namespace Mixdown.Engines.Postgres;

/// <summary>Which PostgreSQL database, as whom, and within which limits.</summary>
public sealed record PostgresEngineOptions
{
    /// <summary>A host name, an address, or the folder of a Unix socket.</summary>
    public required string Host { get; init; }

    /// <summary>The server's port. Default 5432, PostgreSQL's own.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The role that logs in.</summary>
    public required string User { get; init; }

    /// <summary>Its password; null where the server asks for none.</summary>
    public string? Password { get; init; }

    /// <summary>The database; it has to be there.</summary>
    public required string Database { get; init; }

    /// <summary>The role that statements run as, and that owns what is built; null: the one that logs in.</summary>
    public string? Role { get; init; }

    /// <summary>Schemas in which names without one are looked up, separated by commas; null: what the server says.</summary>
    public string? SearchPath { get; init; }

    /// <summary>How the connection is encrypted and whom it trusts.</summary>
    public PostgresTls Tls { get; init; } = new();

    /// <summary>How long to wait for a connection. Default 10 s, as in dbt.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often connecting is tried again where the server is not there or not ready. Default once, as in dbt.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>After how long without traffic the connection is probed; null: as the system does.</summary>
    public TimeSpan? KeepAlive { get; init; }

    /// <summary>How long a statement may take; null: as long as the server lets it.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>What the server's list of sessions calls us. Default <c>mixdown</c>.</summary>
    public string ApplicationName { get; init; } = "mixdown";

    /// <summary>Reads the lake's files, which PostgreSQL cannot; null where there is no lake.</summary>
    public ILakeFiles? Lake { get; init; }
}
