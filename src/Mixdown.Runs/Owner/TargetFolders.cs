namespace Mixdown.Runs.Owner;

/// <summary>Where one target of a project keeps what it has: what is precious under <c>data/&lt;target&gt;</c>, what can be
/// rebuilt under <c>.mixdown</c>.</summary>
/// <param name="ProjectDir">The project's folder, absolute.</param>
/// <param name="Target">The target's name.</param>
public sealed record TargetFolders(string ProjectDir, string Target)
{
    /// <summary><c>data/&lt;target&gt;</c>.</summary>
    public string Data => Path.Combine(ProjectDir, "data", Target);

    /// <summary>The lock file.</summary>
    public string Lock => Path.Combine(Data, "lock");

    /// <summary>The Delta tables, unless <c>targets.&lt;target&gt;.lake</c> names another place.</summary>
    public string Lake => Path.Combine(Data, "lake");

    /// <summary>The run state: what ran when, and how it ended.</summary>
    public string State => Path.Combine(Data, "state.duckdb");

    /// <summary>What does not fit into memory while a run lasts.</summary>
    public string Scratch => Path.Combine(ProjectDir, ".mixdown", "scratch", Target);

    /// <summary>Copies of remote files; all targets share them.</summary>
    public string Cache => Path.Combine(ProjectDir, ".mixdown", "cache", "objects");

    /// <summary>What the last analysis of types and column lineage found.</summary>
    public string Lineage => Path.Combine(ProjectDir, ".mixdown", $"lineage.{Target}.json");

    /// <summary>Names the lock's owner.</summary>
    public string OwnerNote => Path.Combine(ProjectDir, ".mixdown", $"owner.{Target}.json");

    /// <summary>Names the process that runs the target's streams, and its socket.</summary>
    public string StreamNote => Path.Combine(ProjectDir, ".mixdown", $"stream.{Target}.json");

    /// <summary>Held by that process.</summary>
    public string StreamLock => Path.Combine(ProjectDir, ".mixdown", $"stream.{Target}.lock");
}
