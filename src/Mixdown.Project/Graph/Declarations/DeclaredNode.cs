using Mixdown.Data.Settings;

namespace Mixdown.Project.Graph.Declarations;

/// <summary>An exposure, a metric, a semantic model or a saved query: declared, checked and passed on, never built.</summary>
public sealed class DeclaredNode(NodeKind kind, SettingNode.Map declaration) : GraphNode
{
    /// <inheritdoc/>
    public override NodeKind Kind => kind;

    /// <summary>All that its file says of it.</summary>
    public SettingNode.Map Declaration => declaration;

    /// <summary>The calls of ref() in it, as written.</summary>
    internal List<RefCall> Refs { get; } = [];

    /// <summary>The calls of source() in it, as written.</summary>
    internal List<SourceCall> Sources { get; } = [];

    /// <summary>Names of the measures of older semantic models that it adds up, and where they stand.</summary>
    internal List<(string Name, Data.Diagnostics.SourceSpan At)> Measures { get; } = [];

    /// <summary>Of a metric or a semantic model that stands under a model, that model's name; null for the older spec.</summary>
    internal string? Model { get; init; }

    /// <summary>Names of the metrics that it is made of, and where they stand.</summary>
    internal List<(string Name, Data.Diagnostics.SourceSpan At)> Metrics { get; } = [];
}
