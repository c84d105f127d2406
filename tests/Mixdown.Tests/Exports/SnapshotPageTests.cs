using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Web.Exports;

namespace Mixdown.Tests.Exports;

public sealed class SnapshotPageTests
{
    [Fact]
    public void It_is_found_as_the_text_of_an_element()
    {
        var made = SnapshotPage.Of("<html><body><div id=\"app\"><pre id=\"snapshot\" data-height=\"640\">&lt;head&gt;&lt;/head&gt;&lt;p title=\"a\"&gt;1 &amp;lt; 2&lt;/p&gt;</pre></div></body></html>");

        Assert.Equal(new SnapshotPage("<head></head><p title=\"a\">1 &lt; 2</p>", 640), made);
        Assert.Equal("<head><style>p{}</style></head><p title=\"a\">1 &lt; 2</p>", made!.With("p{}"));
    }

    [Fact]
    public void A_page_that_was_not_drawn_has_none() => Assert.Null(SnapshotPage.Of("<html><body><div id=\"app\"></div></body></html>"));

    [Fact]
    public void The_head_of_a_sheet_ends_with_its_text_whatever_that_says()
    {
        var file = new ExportedDashboard(new DashboardDefinition("sales", "A\"; } </style><script>"), new DateTimeOffset(2025, 12, 22, 6, 0, 0, TimeSpan.Zero), "shop")
        {
            Zone = "UTC",
            Chosen = [new ExportedValues("f.country", ["Côte d'Or"]), new ExportedValues("f.genre", [""])],
        };

        var style = PaperStyle.Of(file);

        Assert.Contains("content: \"A\\000022 \\00003b  \\00007d  \\00003c \\00002f style\\00003e \\00003c script\\00003e \";", style, StringComparison.Ordinal);
        Assert.Contains("content: \"Côte d\\000027 Or\";", style, StringComparison.Ordinal);
        Assert.DoesNotContain("</style", style, StringComparison.Ordinal);
    }
}
