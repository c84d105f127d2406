using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Mixdown.Runs.Dashboards.Texts;

/// <summary>Makes trees of blocks of Markdown. Raw HTML in it is text like any other: it is shown as it was written.</summary>
static class MarkdownText
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    /// <summary>The blocks of a text.</summary>
    public static IReadOnlyList<TextBlock> Read(string markdown) => Blocks(Markdown.Parse(markdown, Pipeline));

    static IReadOnlyList<TextBlock> Blocks(ContainerBlock container) => [.. container.Select(Of).OfType<TextBlock>()];

    static TextBlock? Of(Block block) => block switch
    {
        HeadingBlock heading => new TextBlock($"h{Math.Min(heading.Level, 4)}") { Parts = Spans(heading.Inline) },
        ParagraphBlock paragraph => new TextBlock("p") { Parts = Spans(paragraph.Inline) },
        ListBlock list => new TextBlock(list.IsOrdered ? "ol" : "ul") { Parts = Blocks(list) },
        ListItemBlock item => new TextBlock("li") { Parts = Tight(item) },
        QuoteBlock quote => new TextBlock("blockquote") { Parts = Blocks(quote) },
        CodeBlock code => new TextBlock("pre") { Parts = [Plain(code.Lines.ToString())] },
        ThematicBreakBlock => new TextBlock("hr"),
        Table table => new TextBlock("table") { Parts = Blocks(table) },
        TableRow row => new TextBlock("tr") { Parts = [.. row.OfType<TableCell>().Select(cell => new TextBlock(row.IsHeader ? "th" : "td") { Parts = Tight(cell) })] },
        HtmlBlock html => new TextBlock("p") { Parts = [Plain(html.Lines.ToString())] },
        _ => null,
    };

    /// <summary>What is in an item or a cell; a single paragraph is no block of its own there.</summary>
    static IReadOnlyList<TextBlock> Tight(ContainerBlock container) =>
        container is [ParagraphBlock alone] ? Spans(alone.Inline) : Blocks(container);

    static IReadOnlyList<TextBlock> Spans(ContainerInline? inlines) => inlines is null ? [] : [.. inlines.Select(Of).OfType<TextBlock>()];

    static TextBlock? Of(Inline inline) => inline switch
    {
        LiteralInline literal => Plain(literal.Content.ToString()),
        CodeInline code => new TextBlock("code") { Parts = [Plain(code.Content)] },
        EmphasisInline emphasis => new TextBlock(emphasis.DelimiterCount > 1 ? "strong" : "em") { Parts = Spans(emphasis) },
        LinkInline { IsImage: false } link => Link(link.GetDynamicUrl?.Invoke() ?? link.Url, Spans(link)),
        LinkInline image => new TextBlock("em") { Parts = Spans(image) },
        AutolinkInline auto => Link(auto.IsEmail ? $"mailto:{auto.Url}" : auto.Url, [Plain(auto.Url)]),
        LineBreakInline { IsHard: true } => new TextBlock("br"),
        LineBreakInline => Plain(" "),
        HtmlInline html => Plain(html.Tag),
        HtmlEntityInline entity => Plain(entity.Transcoded.ToString()),
        ContainerInline container => new TextBlock("span") { Parts = Spans(container) },
        _ => null,
    };

    /// <summary>A link; where it may not lead, only what stands in it.</summary>
    static TextBlock Link(string? url, IReadOnlyList<TextBlock> parts) => new(url is not null && LinkTarget.IsAllowed(url) ? "a" : "span")
    {
        Link = url is not null && LinkTarget.IsAllowed(url) ? url : null,
        Parts = parts,
    };

    static TextBlock Plain(string text) => new("text") { Text = text };
}
