using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Texts;

namespace Mixdown.Tests.Dashboards.Answers;

public sealed class ProseTests
{
    [Theory]
    [InlineData("https://example.com/a?b=c", true)]
    [InlineData("mailto:ann@example.com", true)]
    [InlineData("/runs/1", true)]
    [InlineData("//example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JavaScript:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData("/\\example.com", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("relative", false)]
    public void A_link_leads_to_the_web_to_a_mailbox_or_to_a_page_of_the_app(string target, bool isAllowed) =>
        Assert.Equal(isAllowed, LinkTarget.IsAllowed(target));

    [Fact]
    public void Markdown_is_a_tree_of_blocks() => Assert.Equal(
        "h2(#Sales) p(#A  strong(#good) # year:  a/runs(#runs)) ul(li(#one) li(#two)) pre(#select 1)",
        Print(MarkdownText.Read("## Sales\nA **good** year: [runs](/runs)\n\n- one\n- two\n\n```sql\nselect 1\n```\n")));

    [Fact]
    public void A_link_that_may_not_lead_there_keeps_its_words() =>
        Assert.Equal("p(span(#click))", Print(MarkdownText.Read("[click](javascript:alert(1))")));

    [Fact]
    public void Numbers_in_prose_are_places_of_columns()
    {
        var blocks = TileText.Of(new Tile(TileKind.Text, "text", "We sold {{ units }} for **{{ revenue }}**.", new SourceSpan("d.yml", 1, 1, 1)));

        Assert.Equal("p(#We sold  value0() # for  strong(value1()) #.)", Print(blocks));
    }

    static string Print(IEnumerable<TextBlock> blocks) => string.Join(' ', blocks.Select(Print));

    static string Print(TextBlock block) => block.Kind == "text" ? $"#{block.Text}" : $"{block.Kind}{block.Link}{block.Column}({Print(block.Parts)})";
}
