using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Declarations;

/// <summary>Rows that a unit test gives or expects.</summary>
/// <param name="Format"><c>dict</c>, <c>csv</c> or <c>sql</c>.</param>
/// <param name="At">Where they stand.</param>
public sealed record UnitTestRows(string Format, SourceSpan At)
{
    /// <summary>Of <c>dict</c>: values by column, row by row.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows { get; init; } = [];

    /// <summary>Of <c>csv</c> and <c>sql</c>: the text, of a fixture its file's; null for <c>dict</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The name of the file below <c>tests/fixtures</c>; null when the rows stand in the test.</summary>
    public string? Fixture { get; init; }
}
