using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>The output of profiles.yml that is in use: an environment.</summary>
public sealed record ProfileTarget
{
    /// <summary>The profile's name.</summary>
    public required string Profile { get; init; }

    /// <summary>The output's name: <c>dev</c>, <c>prod</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The engine's dialect: <c>duckdb</c>, <c>postgres</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The schema of models that name none. Default <c>main</c>, as for DuckDB in dbt.</summary>
    public string Schema { get; init; } = "main";

    /// <summary>The database; null for the engine's own.</summary>
    public string? Database { get; init; }

    /// <summary>How many nodes are built side by side. Default 4, as dbt generates it.</summary>
    public int Threads { get; init; } = 4;

    /// <summary>Everything the output says, Jinja rendered; may hold secrets.</summary>
    public required SettingNode.Map Settings { get; init; }
}
