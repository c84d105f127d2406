using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection;

/// <summary>One condition of a selection, and the way that is walked from the nodes that meet it.</summary>
sealed record Criterion
{
    /// <summary>How <see cref="Value"/> is compared: <c>fqn</c>, <c>tag</c>, <c>config</c>, …</summary>
    public required string Method { get; init; }

    /// <summary>What follows the method behind dots: of <c>config.meta.owner</c> <c>meta.owner</c>; else empty.</summary>
    public string Argument { get; init; } = "";

    /// <summary>What is looked for; <c>*</c>, <c>?</c> and <c>[…]</c> stand for any text, any character, one of these.</summary>
    public required string Value { get; init; }

    /// <summary>Edges to follow upstream; null for none.</summary>
    public int? Above { get; init; }

    /// <summary>Edges to follow downstream; null for none.</summary>
    public int? Below { get; init; }

    /// <summary><c>@</c>: all descendants and all that those need.</summary>
    public bool WithParentsOfChildren { get; init; }

    /// <summary>Which checks come along.</summary>
    public IndirectSelection Indirect { get; init; }

    /// <summary>As a person wrote it.</summary>
    public required string Written { get; init; }

    /// <summary>Where it stands in selectors.yml; null when it came on the command line.</summary>
    public SourceSpan? At { get; init; }

    /// <summary>An error in it, at its place.</summary>
    public MixdownException Error(string code, string message, string? hint) => new(new Diagnostic(code, message, At, hint));
}
