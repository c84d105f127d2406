using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mixdown.Tests.Dashboards.Embeds;

namespace Mixdown.Tests.Cli;

public sealed class LinkCommandTests : IDisposable
{
    readonly TempFolder _folder = new();

    public LinkCommandTests()
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        _folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: shop.duckdb, schema: main } } }\n");
        _folder.Write("models/sale.sql", "select 1 as sale_key, 'Food' as category\n");
        _folder.Write("dashboards/portal.yml", "dashboard: Sales & more\nfact: sale\nfilters:\n  category: { column: sale.category }\nrows:\n  - - { number: Sales, value: count(*) }\n");
        Embeds("  dashboards: [{ name: portal, lock: [category] }]\n  origins: [https://app.example.com]\n  url: https://bi.example.com\n");
    }

    [Fact]
    public async Task A_link_comes_with_its_frame()
    {
        var output = (await RunAsync("portal", "--lock", "category=Food", "--theme", "dark", "--expires", "12h")).Expect(0).Output.Split('\n');

        Assert.Matches(@"^https://bi\.example\.com/embed/[\w-]+\.[\w-]+\.[\w-]+\?theme=dark$", output[0]);
        Assert.Equal($"""<iframe src="{output[0]}" title="Sales &amp; more" width="100%" height="600" style="border: 0" loading="lazy" referrerpolicy="no-referrer"></iframe>""", output[2]);
        Assert.Matches(@"^  good until \d{4}-\d\d-\d\d \d\d:\d\d UTC$", output[4]);
        Assert.Equal("  the token is taken", (await RunAsync("portal", "--check", Regex.Match(output[0], @"embed/([^?]+)").Groups[1].Value)).Expect(0).Output.TrimEnd());
    }

    [Fact]
    public async Task Without_an_address_of_its_own_it_leads_to_where_the_project_is_served()
    {
        Embeds("  dashboards: [portal]\n");
        Assert.StartsWith("http://127.0.0.1:8080/embed/", (await RunAsync("portal")).Expect(0).Output, StringComparison.Ordinal);

        _folder.Write(".mixdown/owner.dev.json", """{"pid":1,"command":"serve","address":"http://127.0.0.1:9123/"}""");

        Assert.StartsWith("http://127.0.0.1:9123/embed/", (await RunAsync("portal")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_it_as_JSON()
    {
        var link = JsonElement.Parse((await RunAsync("portal", "--lock", "category=Food", "--base-url", "https://other.example.com/", "--json")).Expect(0).Output);

        Assert.Equal($"https://other.example.com/embed/{link.GetProperty("token").GetString()}", link.GetProperty("url").GetString());
        Assert.Contains($"src=\"{link.GetProperty("url").GetString()}\"", link.GetProperty("iframe").GetString(), StringComparison.Ordinal);
        Assert.True(DateTimeOffset.Parse(link.GetProperty("expires").GetString()!, CultureInfo.InvariantCulture) > DateTimeOffset.UtcNow.AddDays(6));
    }

    [Theory]
    [InlineData("MX4100", "Did you mean 'portal'?", "portl", "--lock", "category=Food")]
    [InlineData("MX4182", "Did you mean 'category'?", "portal", "--lock", "categry=Food")]
    [InlineData("MX4182", "Did you mean 'category'?", "portal", "--lock", "category=Food", "--open", "categories")]
    [InlineData("MX4182", "Did you mean 'sales'?", "portal", "--lock", "category=Food", "--tile", "sale")]
    [InlineData("MX4182", "Say up to 90 days", "portal", "--lock", "category=Food", "--expires", "91d")]
    [InlineData("MX4183", "--lock category=VALUE", "portal")]
    public async Task A_link_that_cannot_be_is_not_signed(string code, string hint, params string[] arguments)
    {
        var ended = (await RunAsync(arguments)).Expect(2);

        Assert.Contains(code, ended.Errors, StringComparison.Ordinal);
        Assert.Contains(hint, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("/embed/", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_says_why()
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var (token, why) in new[]
        {
            (Tokens.Sign(Tokens.Claims(""","lock":{"category":"Food"}""", now.AddHours(-2))), "It has expired"),
            (Tokens.Sign(Tokens.Claims(""","lock":{"category":"Food"}""", now), key: "another key of at least 32 characters"), "Its signature is wrong"),
            (Tokens.Sign(Tokens.Claims(""","locks":{"category":"Food"}""", now)), "There is no claim 'locks'. Did you mean 'lock'?"),
            (Tokens.Sign(Tokens.Claims("", now)), "Links to 'portal' have to lock the filter 'category'"),
            ("nonsense", "It is no JSON Web Token"),
        })
            Assert.Equal($"  the token is not taken: {why}", (await RunAsync("portal", "--check", token)).Expect(1).Output.TrimEnd());
    }

    [Fact]
    public async Task Without_embeds_nothing_is_signed()
    {
        _folder.Write("mixdown.yml", "{}\n");

        Assert.Contains("MX4180", (await RunAsync("portal")).Expect(2).Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    void Embeds(string rest) => _folder.Write("mixdown.yml", $"embeds:\n  keys: [{{ id: one, key: \"{{{{ env_var('EMBED_KEY') }}}}\" }}]\n{rest}");

    Task<MixdownProcess.Ended> RunAsync(params string[] arguments) => MixdownProcess.RunAsync(
        _folder.Root, new Dictionary<string, string>(StringComparer.Ordinal) { ["EMBED_KEY"] = Tokens.Key }, ["dashboard", "link", .. arguments]);
}
