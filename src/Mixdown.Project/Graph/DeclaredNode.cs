using Mixdown.Data.Settings;

namespace Mixdown.Project.Graph;

/// <summary>An exposure or a metric: declared, checked and passed on, never built.</summary>
public sealed class DeclaredNode(NodeKind kind, SettingNode.Map declaration) : GraphNode
{
    /// <inheritdoc/>
    public override NodeKind Kind => kind;

    /// <summary>All that its file says of it.</summary>
    public SettingNode.Map Declaration => declaration;
}
