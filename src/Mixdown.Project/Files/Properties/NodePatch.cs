using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>What a properties file says of a model, a seed, a snapshot or an analysis.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">Where the name stands.</param>
sealed record NodePatch(NodeKind Kind, string Name, SourceSpan At)
{
    /// <summary>The properties file.</summary>
    public required string File { get; init; }

    /// <summary>For people; doc() is not resolved yet.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<ColumnInfo> Columns { get; init; } = [];

    public NodeConfig Config { get; } = new();

    /// <summary>The tests of the node and of its columns.</summary>
    public List<TestDeclaration> Tests { get; } = [];
}
