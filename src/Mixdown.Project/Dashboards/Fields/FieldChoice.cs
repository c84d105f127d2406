using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Something that a person can pick for a tile.</summary>
/// <param name="Text">As a file writes it: a metric, or <c>TABLE.COLUMN</c>.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Description">For people; empty: nobody said.</param>
public sealed record FieldChoice(string Text, string Label, string Description)
{
    /// <summary>What its values are: <c>text</c>, <c>number</c>, <c>truth</c>, <c>date</c>, <c>time</c>, or <c>other</c>.</summary>
    public string Type { get; init; } = "other";

    /// <summary>How its numbers are written; null: as they are.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>Why it cannot be picked, in a person's words; null: it can.</summary>
    public string? Obstacle { get; init; }
}
