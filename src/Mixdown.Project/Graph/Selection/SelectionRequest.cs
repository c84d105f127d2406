namespace Mixdown.Project.Graph.Selection;

/// <summary>What a command line says of the nodes that it is about.</summary>
public sealed record SelectionRequest
{
    /// <summary>Words, a node having to match any of them; in one word, commas join conditions that must all hold. Empty, or the
    /// single word <c>all</c>, selects everything, or what the default selector of selectors.yml says.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Words of the same kind; what matches any of them is left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The name of a selector of selectors.yml, instead of words; null for none.</summary>
    public string? Selector { get; init; }

    /// <summary>Which checks come along.</summary>
    public IndirectSelection Indirect { get; init; }

    /// <summary>Kinds to keep, dbt's words (<c>model</c>, <c>semantic_model</c>, …); empty keeps all.</summary>
    public IReadOnlyList<string> ResourceTypes { get; init; } = [];

    /// <summary>Kinds to leave out.</summary>
    public IReadOnlyList<string> ExcludeResourceTypes { get; init; } = [];
}
