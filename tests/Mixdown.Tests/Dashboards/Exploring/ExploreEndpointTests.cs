using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Dashboards.Exploring;

public sealed class ExploreEndpointTests
{
    const string ByCategory = "fact=sale&kind=bar&x=dim_item.category&y=revenue";

    [Fact]
    public async Task A_fact_says_what_can_be_picked_and_dimensions_say_nothing()
    {
        await using var shop = await ServedShop.StartAsync();

        var fact = Assert.Single((await shop.JsonAsync("/api/explore")).EnumerateArray());

        Assert.Equal("sale", fact.GetProperty("name").GetString());
        Assert.Equal("sale.sold_on", fact.GetProperty("time").GetString());
        Assert.Equal(["revenue Revenue", "sales Sales"], Texts(fact.GetProperty("metrics"), "text", "label"));
        Assert.Equal(["sale.sold_on date"], Texts(fact.GetProperty("times"), "text", "type"));
        Assert.Equal(["sale", "dim_item"], Texts(fact.GetProperty("tables"), "name"));
        Assert.Equal(["dim_item.item text", "dim_item.category text"], Texts(fact.GetProperty("tables")[1].GetProperty("fields"), "text", "type"));
    }

    [Fact]
    public async Task A_draft_shows_the_numbers_of_the_table_that_it_is_made_of()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.Equal(["Home 18.50", "Food 7.75"], await RowsAsync(shop, ByCategory));
        Assert.Equal(["Food 7.75"], await RowsAsync(shop, $"{ByCategory}&f.dim_item.category=Food"));
        Assert.Equal(["2025-02-01 13.75"], await RowsAsync(shop, "fact=sale&kind=line&x=sale.sold_on&y=revenue&grain=month&f.sale.sold_on=2025-02-01..2025-02-28"));
        Assert.Equal(["5"], await RowsAsync(shop, "fact=sale&kind=number&value=count(*)"));
        Assert.Equal(["8"], await RowsAsync(shop, "fact=sale&kind=number&value=sum(sale.quantity)"));
        Assert.Equal(["2"], await RowsAsync(shop, "fact=sale&kind=number&value=count(distinct dim_item.item)"));
        Assert.Equal(["Cup 18.50"], await RowsAsync(shop, "fact=sale&kind=table&columns=dim_item.item&columns=revenue&sort=revenue desc&limit=1"));
    }

    [Fact]
    public async Task What_a_chart_lacks_is_said_in_its_place()
    {
        await using var shop = await ServedShop.StartAsync();

        var answer = await shop.JsonAsync("/api/explore/data?fact=sale&kind=bar&x=dim_item.category");

        Assert.Contains("'y'", answer.GetProperty("problem").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(answer.GetProperty("problem").TryGetProperty("place", out _));
    }

    [Theory]
    [InlineData("fact=sales&kind=bar", HttpStatusCode.NotFound, "MX4160", "Did you mean 'sale'?")]
    [InlineData("fact=sale&kind=pie", HttpStatusCode.BadRequest, "MX4161", "Use one of: ")]
    [InlineData("fact=sale&kind=text", HttpStatusCode.BadRequest, "MX4161", "Use one of: ")]
    [InlineData("fact=sale&kind=number&value=revenu", HttpStatusCode.BadRequest, "MX4162", "Did you mean 'revenue'?")]
    [InlineData("fact=sale&kind=number&value=count(*)) from sale; drop table sale; --", HttpStatusCode.BadRequest, "MX4162", "Use one of")]
    [InlineData("fact=sale&kind=number&value=sum(dim_item.item)", HttpStatusCode.BadRequest, "MX4162", "Use one of")]
    [InlineData("fact=sale&kind=number&value=(select max(amount) from sale)", HttpStatusCode.BadRequest, "MX4162", "Use one of")]
    [InlineData("fact=sale&kind=table&columns=revenue&sort=1/0 desc", HttpStatusCode.BadRequest, "MX4162", "Use one of")]
    [InlineData("fact=sale&kind=number&value=revenue&sql=select 1", HttpStatusCode.BadRequest, "MX4163", "Use one of")]
    [InlineData("fact=sale&kind=number&value=revenue&where=1=1", HttpStatusCode.BadRequest, "MX4163", "Use one of")]
    [InlineData("fact=sale&kind=number&value=revenue&grain=century", HttpStatusCode.BadRequest, "MX4163", "Use one of")]
    [InlineData("fact=sale&kind=table&columns=revenue&limit=x", HttpStatusCode.BadRequest, "MX4163", "1 to 10000")]
    [InlineData("fact=sale&kind=number&value=revenue&f.dim_item.nothing=1", HttpStatusCode.BadRequest, "MX4162", "Use one of")]
    public async Task Names_come_from_the_catalog_of_the_fact_alone(string query, HttpStatusCode status, string code, string hint)
    {
        await using var shop = await ServedShop.StartAsync();

        using var answer = await shop.AskAsync($"/api/explore/data?{query}");

        Assert.Equal(status, answer.StatusCode);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(hint, problem.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'; drop table main.sale; --")]
    [InlineData("Food' or '1'='1")]
    [InlineData("{{ env_var('HOME') }}")]
    [InlineData("$1")]
    [InlineData("a: b # c")]
    public async Task Whatever_is_filtered_for_is_a_value_when_it_is_shown_and_when_it_is_saved(string hostile)
    {
        await using var shop = await ServedShop.StartAsync();

        var shown = await shop.JsonAsync($"/api/explore/data?{ByCategory}&f.dim_item.category={Uri.EscapeDataString(hostile)}");
        var save = Save("Nothing", "bar");
        save["draft"]!["filters"] = new JsonObject { ["dim_item.category"] = new JsonArray(hostile, "Food") };
        var saved = await SavedAsync(shop, save);

        Assert.Contains("$1", shown.GetProperty("sql").GetString(), StringComparison.Ordinal);
        Assert.Empty(shown.GetProperty("values")[0].EnumerateArray());
        Assert.Equal("nothing", saved.GetProperty("tile").GetString());
        Assert.Equal(["Food 7.75"], await shop.RowsAsync("nothing"));
    }

    [Fact]
    public async Task A_saved_tile_asks_what_its_draft_asked_and_nothing_else_of_the_file_changes()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write("dashboards/sales.yml", "# ours\n" + ShopProject.Dashboard.Replace("fact: sale\n", "fact: sale   # the only one\n", StringComparison.Ordinal)));
        var before = await FileAsync(shop, "dashboards/sales.yml");
        var draft = await shop.JsonAsync($"/api/explore/data?{ByCategory}&limit=5");

        var save = Save("Best categories", "bar");
        save["draft"]!["limit"] = 5;
        var preview = await PostAsync(shop, "preview", save);
        var saved = await SavedAsync(shop, save);

        const string Added = "\n  - - bar: Best categories\n      x: dim_item.category\n      y: revenue\n      limit: 5\n";
        Assert.Equal(before.TrimEnd() + "\n" + Added, (await FileAsync(shop, "dashboards/sales.yml")).TrimEnd() + "\n");
        Assert.Equal(["+   - - bar: Best categories", "+       x: dim_item.category", "+       y: revenue", "+       limit: 5"],
            preview.GetProperty("diff").EnumerateArray().Select(line => line.GetString()!).Where(line => line.StartsWith("+  ", StringComparison.Ordinal)));
        Assert.DoesNotContain(preview.GetProperty("diff").EnumerateArray(), line => line.GetString()!.StartsWith('-'));
        Assert.Equal("/dashboards/sales/best-categories", saved.GetProperty("address").GetString());
        Assert.Equal(draft.GetProperty("sql").GetString(), (await shop.TilesAsync("?tile=best-categories"))["best-categories"].GetProperty("sql").GetString());
    }

    [Fact]
    public async Task A_new_dashboard_is_a_file_of_its_own_named_by_letters_and_digits_alone()
    {
        await using var shop = await ServedShop.StartAsync();

        var save = Save("Übersicht", "bar");
        save.Remove("dashboard");
        save["newDashboard"] = "../../Food: in/\\ \"Home\"";
        var saved = await SavedAsync(shop, save);
        var again = await PostAsync(shop, "preview", save, HttpStatusCode.Conflict);

        Assert.Equal("dashboards/food-in-home.yml", saved.GetProperty("file").GetString());
        Assert.Equal(
            """
            dashboard: "../../Food: in/\\ \"Home\""
            fact: sale

            rows:
              - - bar: "Übersicht"
                  x: dim_item.category
                  y: revenue

            """,
            await FileAsync(shop, "dashboards/food-in-home.yml"));
        Assert.Equal("MX4164", again.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_saved_is_there_when_the_answer_is(bool isFollowed)
    {
        await using var shop = await ServedShop.StartAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var following = isFollowed ? shop.Served.WatchAsync(builds: false, ended.Token) : Task.CompletedTask;

        var save = Save("Best categories", "bar");
        save.Remove("dashboard");
        save["newDashboard"] = "Food";
        await SavedAsync(shop, save);
        var shown = await shop.JsonAsync("/api/dashboards/food");
        await ended.CancelAsync();
        await following;

        Assert.Equal("Food", shown.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_file_that_changed_since_it_was_shown_is_left_alone()
    {
        await using var shop = await ServedShop.StartAsync();
        var save = Save("Late", "bar");
        save["hash"] = (await PostAsync(shop, "preview", save)).GetProperty("hash").GetString();

        var theirs = ShopProject.Dashboard + "# theirs\n";
        shop.Project.Write("dashboards/sales.yml", theirs);
        var refused = await PostAsync(shop, "save", save, HttpStatusCode.Conflict);

        Assert.Equal("MX4166", refused.GetProperty("code").GetString());
        Assert.Equal(theirs, await FileAsync(shop, "dashboards/sales.yml"));
    }

    [Theory]
    [InlineData("../../etc/passwd", "X", HttpStatusCode.NotFound, "MX4100")]
    [InlineData("sales", "", HttpStatusCode.BadRequest, "MX4163")]
    [InlineData("sales", "!!!", HttpStatusCode.BadRequest, "MX4163")]
    [InlineData("sales", "a\nrows: []", HttpStatusCode.BadRequest, "MX4163")]
    [InlineData("closed", "X", HttpStatusCode.UnprocessableEntity, "MX4167")]
    public async Task Titles_and_ids_lead_nowhere_else(string dashboard, string title, HttpStatusCode status, string code)
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write("dashboards/closed.yml", "dashboard: Closed\nrows: [[{ text: Hi }]]\n"));

        var save = Save(title, "bar");
        save["dashboard"] = dashboard;

        Assert.Equal(code, (await PostAsync(shop, "preview", save, status)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_would_not_be_right_is_shown_and_not_saved()
    {
        await using var shop = await ServedShop.StartAsync();
        var save = Save("Revenue", "bar");

        var preview = await PostAsync(shop, "preview", save);
        save["hash"] = preview.GetProperty("hash").GetString();
        var refused = await PostAsync(shop, "save", save, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("MX1746", preview.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.StartsWith("dashboards/sales.yml:", preview.GetProperty("problems")[0].GetProperty("place").GetString(), StringComparison.Ordinal);
        Assert.Equal("MX4168", refused.GetProperty("code").GetString());
        Assert.Equal(ShopProject.Dashboard, await FileAsync(shop, "dashboards/sales.yml"));
    }

    [Fact]
    public async Task Choices_of_a_filter_are_those_of_its_column()
    {
        await using var shop = await ServedShop.StartAsync();

        var category = await shop.JsonAsync("/api/explore/filter?fact=sale&field=dim_item.category");
        var found = await shop.JsonAsync("/api/explore/filter?fact=sale&field=dim_item.category&q=oo");
        var time = await shop.JsonAsync("/api/explore/filter?fact=sale&field=sale.sold_on");

        Assert.Equal(["Food", "Home"], Texts(category.GetProperty("choices"), "value"));
        Assert.Equal(["Food"], Texts(found.GetProperty("choices"), "value"));
        Assert.Equal("period", time.GetProperty("kind").GetString());
    }

    static JsonObject Save(string title, string kind) => new()
    {
        ["title"] = title,
        ["dashboard"] = "sales",
        ["draft"] = new JsonObject
        {
            ["fact"] = "sale",
            ["kind"] = kind,
            ["channels"] = new JsonObject { ["x"] = new JsonArray("dim_item.category"), ["y"] = new JsonArray("revenue") },
        },
    };

    static async Task<JsonElement> SavedAsync(ServedShop shop, JsonObject save)
    {
        save["hash"] = (await PostAsync(shop, "preview", save)).GetProperty("hash").GetString();
        return await PostAsync(shop, "save", save);
    }

    static async Task<JsonElement> PostAsync(ServedShop shop, string verb, JsonObject body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await shop.PostAsync($"/api/explore/{verb}", JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, text);
        return JsonElement.Parse(text);
    }

    static Task<string> FileAsync(ServedShop shop, string file) => File.ReadAllTextAsync(Path.Combine(shop.Project.Root, file), TestContext.Current.CancellationToken);

    static async Task<IReadOnlyList<string>> RowsAsync(ServedShop shop, string query) => ServedShop.Rows(await shop.JsonAsync($"/api/explore/data?{query}"));

    static IEnumerable<string> Texts(JsonElement list, params string[] properties) =>
        list.EnumerateArray().Select(one => string.Join(' ', properties.Select(property => one.GetProperty(property).GetString())));
}
