using System.Net;
using System.Text.Json;

namespace Mixdown.Tests.Dashboards.Embeds;

public sealed class EmbedEndpointTests
{
    [Fact]
    public async Task An_embed_says_nothing_of_the_house()
    {
        await using var portal = await Portal.StartAsync();

        var definition = (await portal.AskAsync("/embed/api/definition", Portal.Link())).Text;
        var data = (await portal.AskAsync("/embed/api/data", Portal.Link())).Text;

        foreach (var secret in (string[])["select ", "SELECT ", ".yml", "ann@", "Ann", "Sales\",\"owner", "strict", "/dashboards/", Tokens.Key, portal.Shop.Project.Root, "MX17", "Home", "Cup", "\"terms\""])
            Assert.DoesNotContain(secret, definition + data, StringComparison.Ordinal);
        Assert.Contains("https://example.com", data, StringComparison.Ordinal);
        var page = JsonElement.Parse(definition);
        Assert.Equal("""["https://app.example.com"]""", page.GetProperty("origins").ToString());
        Assert.Equal(["item"], page.GetProperty("dashboard").GetProperty("filters").EnumerateArray().Select(filter => filter.GetProperty("name").GetString()));
        Assert.Equal(0, page.GetProperty("dashboard").GetProperty("parameters").GetArrayLength());
    }

    [Fact]
    public async Task A_link_to_one_tile_shows_that_one()
    {
        await using var portal = await Portal.StartAsync();
        var link = Portal.Link(",\"tile\":\"sales\"");

        var page = JsonElement.Parse((await portal.AskAsync("/embed/api/definition", link)).Text);

        Assert.Equal("sales", page.GetProperty("dashboard").GetProperty("rows")[0][0].GetProperty("id").GetString());
        Assert.Equal(12, page.GetProperty("dashboard").GetProperty("rows")[0][0].GetProperty("width").GetInt32());
        Assert.DoesNotContain("all-sales", page.ToString(), StringComparison.Ordinal);
        Assert.Single((await portal.AskAsync("/embed/api/data", link)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var (status, text) = await portal.AskAsync("/embed/api/data?tile=all-sales", link);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.DoesNotContain("revenue", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.AskAsync("/embed/api/tiles/all-sales.csv", link)).Status);
    }

    [Fact]
    public async Task Each_address_tells_bad_links_apart()
    {
        await using var portal = await Portal.StartAsync();
        var now = DateTimeOffset.UtcNow;
        (string? Token, HttpStatusCode Status)[] links =
        [
            (null, HttpStatusCode.Unauthorized),
            ("nonsense", HttpStatusCode.Unauthorized),
            (Tokens.Sign(Tokens.Claims("", now), key: "another key of at least 32 characters"), HttpStatusCode.Unauthorized),
            (Tokens.Sign(Tokens.Claims("", now.AddHours(-2))), HttpStatusCode.Gone),
            (Tokens.Sign(Tokens.Claims("sales", "", now)), HttpStatusCode.Forbidden),
            (Tokens.Sign(Tokens.Claims("nowhere", "", now)), HttpStatusCode.Forbidden),
            (Portal.Link(""","lock":{"categry":["Food"]}"""), HttpStatusCode.Forbidden),
            (Portal.Link(""","open":["categry"]"""), HttpStatusCode.Forbidden),
            (Portal.Link(""","lock_parameters":{"grain":"year"}"""), HttpStatusCode.Forbidden),
            (Tokens.Sign(Tokens.Claims("strict", "", now)), HttpStatusCode.Forbidden),
        ];

        foreach (var address in (string[])["definition", "data", "filters/item?q=", "tiles/all-sales.csv", "tiles/all-sales.parquet", "events"])
        {
            foreach (var (token, status) in links)
                Assert.Equal((address, token, status), (address, token, (await portal.AskAsync($"/embed/api/{address}", token)).Status));
        }
    }

    [Fact]
    public async Task A_link_is_good_nowhere_else()
    {
        await using var portal = await Portal.StartAsync();
        string[] elsewhere =
        [
            "/api/project", "/api/dashboards/portal", "/api/dashboards/sales/data", "/api/dashboards/portal/tiles/all-sales.csv", "/api/events", "/api/catalog",
            "/api/lineage", "/api/trace", "/api/runs", "/api/quality", "/api/explore", "/v1/health", "/", "/EMBED/api/definition", "/embedded",
        ];

        foreach (var address in elsewhere)
        {
            var (status, text) = await portal.AskAsync(address, Portal.Link());
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, status));
            Assert.Contains("MX5109", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_of_other_origins_get_no_answers()
    {
        await using var portal = await Portal.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await portal.AskAsync("/embed/api/data", Portal.Link(), ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.AskAsync("/embed/api/data", Portal.Link(), ("Origin", "https://app.example.com"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.AskAsync("/embed/api/data", Portal.Link(), ("Sec-Fetch-Site", "same-origin"))).Status);
    }

    [Fact]
    public async Task The_page_may_be_framed_by_origins_that_are_listed()
    {
        await using var portal = await Portal.StartAsync();
        using var page = await portal.Shop.AskAsync($"/embed/{Portal.Link()}");

        Assert.EndsWith("frame-ancestors https://app.example.com", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store, private", string.Join(", ", page.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal)));
        Assert.False(page.Headers.Contains("Set-Cookie"));
        using var app = await portal.Shop.AskAsync("/dashboards/portal");
        Assert.EndsWith("frame-ancestors 'none'", app.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("DENY", app.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task Without_origins_nobody_frames_it()
    {
        await using var portal = await Portal.StartAsync("embeds:\n  keys: [{ id: one, key: \"{{ env_var('EMBED_KEY') }}\" }]\n  dashboards: [portal]\n");
        using var page = await portal.Shop.AskAsync($"/embed/{Portal.Link()}");

        Assert.EndsWith("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task A_person_reads_why_a_link_shows_nothing()
    {
        await using var portal = await Portal.StartAsync();
        var now = DateTimeOffset.UtcNow;

        foreach (var (token, status, words) in new[]
        {
            (Tokens.Sign(Tokens.Claims("", now.AddHours(-2))), HttpStatusCode.Gone, "This link has expired"),
            ("nonsense", HttpStatusCode.Unauthorized, "This link is not valid"),
            (Tokens.Sign(Tokens.Claims("sales", "", now)), HttpStatusCode.Forbidden, "This link shows nothing any more"),
        })
        {
            using var page = await portal.Shop.AskAsync($"/embed/{token}");
            Assert.Equal(status, page.StatusCode);
            Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
            Assert.Contains(words, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_project_that_embeds_nothing_lets_nobody_in()
    {
        await using var portal = await Portal.StartAsync("{}\n");
        await using var broken = await Portal.StartAsync("embeds:\n  keys: [{ id: one, key: \"{{ env_var('EMBED_KEY') }}\" }]\n  dashboards: [portal]\n  origins: ['*']\n");

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.AskAsync("/embed/api/data", Portal.Link())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await broken.AskAsync("/embed/api/data", Portal.Link())).Status);
    }

    [Fact]
    public async Task A_key_that_is_taken_out_takes_its_links_with_it()
    {
        await using var portal = await Portal.StartAsync();
        var link = Portal.Link();
        Assert.Equal(HttpStatusCode.OK, (await portal.AskAsync("/embed/api/data?tile=sales", link)).Status);

        portal.Shop.Project.Environment["NEXT_KEY"] = "5d1c0b7e93f84a2661c4e8f0a7b9d23518e6f4c0a2b7d951";
        portal.Shop.Project.Write("mixdown.yml", "embeds:\n  keys: [{ id: two, key: \"{{ env_var('NEXT_KEY') }}\" }]\n  dashboards: [portal]\n");
        portal.Shop.ReadAnew();

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.AskAsync("/embed/api/data?tile=sales", link)).Status);
    }

    [Fact]
    public async Task More_than_the_rate_waits()
    {
        await using var portal = await Portal.StartAsync("embeds:\n  keys: [{ id: one, key: \"{{ env_var('EMBED_KEY') }}\" }]\n  dashboards: [portal]\n  rate: 3/m\n");
        var link = Portal.Link();

        Assert.Equal(HttpStatusCode.OK, (await portal.AskAsync("/embed/api/definition", link)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await portal.AskAsync("/embed/api/definition", link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.AskAsync("/embed/api/definition", Portal.Link(",\"jti\":\"another\""))).Status);
    }

    [Fact]
    public async Task A_page_hears_of_its_own_tiles_and_that_its_link_has_ended()
    {
        await using var portal = await Portal.StartAsync();
        var token = Tokens.Sign($$"""{"aud":"mixdown:shop","iat":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}},"exp":{{DateTimeOffset.UtcNow.AddSeconds(6).ToUnixTimeSeconds()}},"dashboard":"portal","tile":"sales"}""");
        using var events = await portal.BeginAsync("/embed/api/events", token);

        await portal.Shop.BuildAsync();
        var text = await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, events.StatusCode);
        Assert.Contains("""data: {"models":[],"tiles":["sales"]}""", text, StringComparison.Ordinal);
        Assert.EndsWith("event: ended\ndata: {\"status\":410}\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("event: run", text, StringComparison.Ordinal);
        Assert.DoesNotContain("model.shop", text, StringComparison.Ordinal);
    }
}
