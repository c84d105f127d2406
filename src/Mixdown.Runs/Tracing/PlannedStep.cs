using Mixdown.Project.Graph;

namespace Mixdown.Runs.Tracing;

/// <summary>A step of a trail that is not asked yet.</summary>
/// <param name="Node">Its table.</param>
/// <param name="Name">What the steps behind it call its rows.</param>
/// <param name="Select">Its rows.</param>
sealed record PlannedStep(GraphNode Node, string Name, string Select)
{
    /// <summary>The place of the step that led here; null for the first.</summary>
    public int? From { get; init; }

    /// <summary>By which columns.</summary>
    public string How { get; init; } = "";

    /// <summary>The columns that the value is made of.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Why the trail ends here, or leaves something out; null where it does neither.</summary>
    public string? End { get; init; }
}
