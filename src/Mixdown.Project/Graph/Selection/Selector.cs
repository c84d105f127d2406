namespace Mixdown.Project.Graph.Selection;

/// <summary>One word of a selection, taken apart.</summary>
sealed record Selector
{
    /// <summary>How <see cref="Value"/> is compared: <c>fqn</c>, <c>tag</c>, <c>path</c>, <c>config.materialized</c>, …</summary>
    public required string Method { get; init; }

    /// <summary>What is looked for; <c>*</c> and <c>?</c> stand for any text and any character.</summary>
    public required string Value { get; init; }

    /// <summary>Edges to follow upstream; null for none.</summary>
    public int? Above { get; init; }

    /// <summary>Edges to follow downstream; null for none.</summary>
    public int? Below { get; init; }

    /// <summary><c>@</c>: all descendants and all that those need.</summary>
    public bool WithParentsOfChildren { get; init; }
}
