namespace Mixdown.Runs.History;

/// <summary>Which runs to list.</summary>
public sealed record RunFilter
{
    /// <summary>The verb; null for any.</summary>
    public string? Command { get; init; }

    /// <summary>How it stands; null for any.</summary>
    public RunState? State { get; init; }

    /// <summary>The name or the id of a node, a check or a loaded table that took part; null for any.</summary>
    public string? Node { get; init; }

    /// <summary>Only runs that began before this one: the last one of the page before. Null: from the newest on.</summary>
    public string? Before { get; init; }

    /// <summary>How many at most. Default 50: a screen or two.</summary>
    public int Limit { get; init; } = 50;
}
