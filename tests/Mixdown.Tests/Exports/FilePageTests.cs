using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Web.App.Pages;
using Mixdown.Web.Exports;

namespace Mixdown.Tests.Exports;

public sealed class FilePageTests
{
    const string Script = "draw('data')";
    const string Style = "@font-face{font-family:Inter Variable;src:url(data:font/woff2;base64,AAAA)}p{color:red}";

    public static TheoryData<string> Attacks =>
    [
        "</script><script>alert(1)</script>", "<!--<script>", "-->", "]]>", "</SCRIPT >", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onfocus=alert(1) autofocus='",
        "\u2028alert(1)\u2029", "\\u003c/script\\u003e", "{{constructor.constructor('alert(1)')()}}", "javascript:alert(1)", "</title><script>alert(1)</script>", "&lt;script&gt;", "\0\b\u001f",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_text_ends_the_element_that_it_stands_in(string attack)
    {
        var html = Page().Of(File(attack));

        Assert.Equal(2, Regex.Count(html, "<script", RegexOptions.IgnoreCase));
        Assert.Equal(2, Regex.Count(html, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        Assert.Equal(attack, WebUtility.HtmlDecode(Between(html, "<title>", "</title>")));
        using var data = JsonDocument.Parse(Data(html));
        Assert.Equal(attack, data.RootElement.GetProperty("definition").GetProperty("title").GetString());
        Assert.Equal(attack, data.RootElement.GetProperty("answers")[0].GetProperty("values")[0][0].GetString());
    }

    [Fact]
    public void The_policy_lets_only_this_script_and_this_style_be()
    {
        var policy = Between(Page().Of(File("Sales")), "Content-Security-Policy\" content=\"", "\">");

        Assert.StartsWith($"default-src 'none'; script-src 'sha256-{Hash(Script)}'; style-src 'sha256-{Hash(Style)}'; font-src data:; img-src blob:; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_are_in_it_only_where_a_tile_is_one() => Assert.Empty(Atlases(File("Sales")));

    [Fact]
    public void A_tile_that_names_its_map_brings_no_other_one()
    {
        var states = File("Sales", TileKind.Map, "us-states");

        Assert.Equal(["us-states"], Atlases(states));
        Assert.Contains("<script type=\"application/json\" id=\"atlas-us-states\">{\"width\":2}</script>", Page().Of(states), StringComparison.Ordinal);
        Assert.Equal(["us-states", "world"], Atlases(File("Sales", TileKind.Map)));
        Assert.Empty(Atlases(states with { Tile = "another" }));
    }

    [Fact]
    public void A_program_without_pages_says_what_to_build() =>
        Assert.Equal("MX5103", Assert.Throws<MixdownException>(() => new FilePage(new FileParts(new PageFiles([]))).Of(File("Sales"))).Diagnostics[0].Code);

    [Fact]
    public void Pictures_bring_the_letters_of_the_page_along() => Assert.Equal(Style[..Style.IndexOf("p{", StringComparison.Ordinal)], Page().Font);

    static FilePage Page() => new(new FileParts(new PageFiles(
    [
        Part("dashboard.js", Script), Part("dashboard.css", Style), Part("atlas-world.json", "{\"width\":1}"), Part("atlas-us-states.json", "{\"width\":2}"),
    ])));

    static PageFile Part(string name, string text) => new($"export/{name}", "text/plain", null, PageBytes.Of(Encoding.UTF8.GetBytes(text)));

    static IEnumerable<string> Atlases(ExportedDashboard file) => Regex.Matches(Page().Of(file), "id=\"atlas-([a-z-]+)\"").Select(atlas => atlas.Groups[1].Value);

    static ExportedDashboard File(string text, TileKind kind = TileKind.Table, string? map = null) => new(
        new DashboardDefinition("sales", text) { Rows = [[new TileDefinition("all", kind, text) { Geography = map }]] }, new DateTimeOffset(2025, 12, 22, 6, 0, 0, TimeSpan.Zero), "shop")
    {
        Zone = "UTC",
        Answers = [new TileAnswer("all") { Columns = [new AnswerColumn(new TileColumn(text, ColumnRole.X), AnswerType.Text)], Values = [[text]] }],
        Shots = [new ExportedShot([], [0])],
    };

    static string Data(string html) => Between(html, "id=\"dashboard\">", "</script>");

    static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
