namespace Mixdown.Runs.Dashboards;

/// <summary>A block or a span of prose: pages build it of elements and texts, so no markup of a file reaches a page.</summary>
/// <param name="Kind">The element: <c>h1</c> to <c>h4</c>, <c>p</c>, <c>ul</c>, <c>ol</c>, <c>li</c>, <c>blockquote</c>, <c>pre</c>, <c>code</c>,
/// <c>strong</c>, <c>em</c>, <c>a</c>, <c>hr</c>, <c>br</c>, <c>table</c>, <c>tr</c>, <c>th</c>, <c>td</c>, <c>span</c>, <c>text</c>, or <c>value</c>: a number of the answer.</param>
public sealed record TextBlock(string Kind)
{
    /// <summary>What a <c>text</c> says.</summary>
    public string? Text { get; init; }

    /// <summary>Where an <c>a</c> leads: http, https, mailto, or a page of the app.</summary>
    public string? Link { get; init; }

    /// <summary>Of a <c>value</c>, its column in the answer, from 0; null for others.</summary>
    public int? Column { get; init; }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<TextBlock> Parts { get; init; } = [];
}
