namespace Mixdown.Runs.Flags;

/// <summary>When a build makes a node's rows visible.</summary>
public enum PublishMode
{
    /// <summary>When its checks have passed: a failed check keeps the old table.</summary>
    Checked,

    /// <summary>Before its checks, as dbt does.</summary>
    Direct,
}
