using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Declarations;

/// <summary>A text between <c>{% docs name %}</c> and <c>{% enddocs %}</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Package">The package that has it.</param>
/// <param name="File">Relative to its package's folder.</param>
/// <param name="Content">Markdown.</param>
public sealed record DocBlock(string Name, string Package, string File, string Content)
{
    /// <summary>Where its name is written.</summary>
    public SourceSpan At { get; init; }

    /// <summary><c>doc.package.name</c>.</summary>
    public string UniqueId => $"doc.{Package}.{Name}";
}
