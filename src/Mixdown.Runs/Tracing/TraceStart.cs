using Mixdown.Project.Graph;

namespace Mixdown.Runs.Tracing;

/// <summary>Where a trail begins.</summary>
/// <param name="Title">What is traced.</param>
/// <param name="Node">The table that the value is read from.</param>
/// <param name="Select">Its rows that the value is made of.</param>
/// <param name="Values">What is bound in it.</param>
/// <param name="How">What the rows are narrowed by.</param>
/// <param name="Columns">The columns that the value is made of; empty for the rows themselves.</param>
sealed record TraceStart(string Title, GraphNode Node, string Select, IReadOnlyList<object?> Values, string How, IReadOnlyList<string> Columns);
