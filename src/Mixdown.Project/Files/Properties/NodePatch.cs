using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>What a properties file says of a model (or of one version of it), a seed, a snapshot or an analysis.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">Where the name stands.</param>
sealed record NodePatch(NodeKind Kind, string Name, SourceSpan At)
{
    /// <summary>The properties file.</summary>
    public required TextFile File { get; init; }

    /// <summary>All that it says.</summary>
    public required SettingNode.Map Declaration { get; init; }

    /// <summary>For people; doc() is not resolved yet.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<ColumnInfo> Columns { get; init; } = [];

    public IReadOnlyList<ConstraintInfo> Constraints { get; init; } = [];

    /// <summary>Of one version of a model, which one; null of a model without versions.</summary>
    public string? Version { get; init; }

    /// <summary>The version that ref() means when it names none; null without versions.</summary>
    public string? LatestVersion { get; init; }

    /// <summary>Names of files, without ending, that may hold its SQL; the first that is there does.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The last day of its use, as written; null when it stays.</summary>
    public string? DeprecationDate { get; init; }

    /// <summary>Of a snapshot without a file of its own, the call of ref() or source() that it keeps; null for all others.</summary>
    public string? Relation { get; init; }

    public NodeConfig Config { get; init; } = new();

    /// <summary>The tests of the node and of its columns.</summary>
    public IReadOnlyList<TestDeclaration> Tests { get; init; } = [];
}
