using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards;

/// <summary>A choice that tiles refer to as <c>$NAME</c>.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Choices">What can be chosen.</param>
/// <param name="Default">What holds before anything is chosen: one of them.</param>
/// <param name="At">Where it stands.</param>
public sealed record DashboardParameter(string Name, IReadOnlyList<string> Choices, string Default, SourceSpan At)
{
    /// <summary>What stands beside it; null: its name.</summary>
    public string? Label { get; init; }
}
