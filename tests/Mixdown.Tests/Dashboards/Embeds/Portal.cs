using System.Net;
using System.Text.Json;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Dashboards.Embeds;

/// <summary>The shop with a dashboard for people outside. Who is locked to Food may see sales 1, 3 and 5, which are 7.75 together; all
/// sales are 26.25.</summary>
sealed class Portal : IAsyncDisposable
{
    Portal(ServedShop shop) => Shop = shop;

    const string Dashboard =
        """
        dashboard: Portal
        owner: { name: Ann, email: ann@example.com }
        fact: sale
        filters:
          category: { column: dim_item.category, multiple: true }
          item: { column: dim_item.item, multiple: true }
          period: { column: sale.sold_on, default: all time }
          sale_key: { column: sale.sale_key }
        parameters:
          grain: { of: [day, month], default: month }
        rows:
          - - { number: Revenue, value: revenue, compare: previous period, x: sale.sold_on, trend: month }
            - { number: Sales, value: sales }
          - - { table: All sales, columns: [sale.sale_key, dim_item.item, revenue], sort: sale.sale_key }
            - { line: Over time, x: sale.sold_on, grain: $grain, y: revenue }
            - { number: In January, value: revenue, period: 2025-01-01..2025-01-31 }
          - - { number: Visits, fact: visit, value: count(*) }
            - table: Written
              columns: [item, amount]
              sql: |
                select i.item, sum(s.amount) as amount from {{ ref('sale') }} as s join {{ ref('dim_item') }} as i using (item_key)
                where {{ filters('s') }} group by 1 order by 1
            - table: Half filtered
              columns: [amount, every, items]
              sql: |
                with own as (select sum(amount) as amount from {{ ref('sale') }} where {{ filters }})
                select amount, (select sum(amount) from {{ ref('sale') }}) as every, (select count(*) from {{ ref('dim_item') }}) as items from own
            - table: Unfiltered
              columns: [amount]
              sql: select sum(amount) as amount from {{ ref('sale') }}
            - table: By its name
              columns: [amount]
              sql: select sum(sale.amount) as amount from main.sale where {{ filters }}
            - table: Other fact
              columns: [visits]
              sql: select (select count(*) from {{ ref('visit') }}) as visits from {{ ref('sale') }} where {{ filters }} limit 1
            - table: From a file
              columns: [amount]
              sql: select count(*) as amount from read_csv('/etc/passwd') where {{ filters }}
            - table: From a quoted file
              columns: [amount]
              sql: select count(*) as amount from "/etc/passwd.csv" where {{ filters }}
          - - { table: From a file behind a comma, columns: [amount], sql: "select count(*) as amount from {{ ref('sale') }}, 'sales.csv' where {{ filters }}" }
            - { table: From files as tables, columns: [amount], sql: "select count(*) as amount from ({{ ref('sale') }} cross join (from 'sales.csv')) where {{ filters }}" }
            - { table: From a file that looks like a table, columns: [amount], sql: "select count(*) as amount from sale.csv where {{ filters }}" }
            - { table: From a file by its pattern, columns: [amount], sql: "select count(*) as amount from {{ ref('sale') }}, glob('*') where {{ filters }}" }
            - { table: From the catalog, columns: [amount], sql: "select count(*) as amount from {{ ref('sale') }}, duckdb_tables() where {{ filters }}" }
            - { table: From a pivot, columns: [amount], sql: "with own as (select 1 from {{ ref('sale') }} where {{ filters }}) pivot 'sales.csv' on a using sum(b)" }
            - { table: From a text with signs, columns: [amount], sql: "select count(*) as amount from {{ ref('sale') }}, e'sales\\x2ecsv' where {{ filters }}" }
            - { table: In a column, columns: ["(select count(*) from main.sale)"], sql: "select amount from {{ ref('sale') }} where {{ filters }}" }
            - { number: In an expression, value: "sum(amount) + (select count(*) from main.sale)" }
            - { number: In a condition, value: revenue, where: "amount > (select min(amount) from main.visit, main.sale)" }
            - table: With lists and steps
              columns: [amount, day]
              sql: |
                with own (amount, day) as materialized (select amount, extract(day from sold_on) from {{ ref('sale') }} where {{ filters }})
                select sum(amount) as amount, max(day) as day from own, range(1) as r(i), (values (1), (2)) as v(k), lateral (select unnest([own.day]) as same) as l
                where k = 1 and same is not distinct from day
          - - text: |
                Sold {{ revenue }}, [see all](/dashboards/sales) or [elsewhere](https://example.com).

        """;

    const string Embeds =
        """
        embeds:
          keys:
            - { id: one, key: "{{ env_var('EMBED_KEY') }}" }
          dashboards:
            - portal
            - { name: strict, lock: [category] }
          origins: [https://app.example.com]
        """;

    public ServedShop Shop { get; }

    public static async Task<Portal> StartAsync(string embeds = Embeds) => new(await ServedShop.StartAsync(project =>
    {
        project.Environment["EMBED_KEY"] = Tokens.Key;
        project.Write("mixdown.yml", embeds);
        project.Write("models/visit.sql", "select * from range(41) as t(visit_key)\n");
        project.Write("dashboards/portal.yml", Dashboard);
        project.Write("dashboards/strict.yml", Dashboard.Replace("dashboard: Portal", "dashboard: Strict", StringComparison.Ordinal));
    }));

    /// <summary>A link to the portal.</summary>
    /// <param name="more">Claims behind it, with a comma before each.</param>
    public static string Link(string more = ""","lock":{"category":["Food"]},"open":["item"]""") => Tokens.Sign(Tokens.Claims(more, DateTimeOffset.UtcNow));

    public async Task<(HttpStatusCode Status, string Text)> AskAsync(string address, string? token, params (string Name, string Value)[] headers)
    {
        using var answer = await BeginAsync(address, token, headers);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>An answer that has begun.</summary>
    public async Task<HttpResponseMessage> BeginAsync(string address, string? token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Add("Mixdown-Embed", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await Shop.SendAsync(request);
    }

    /// <summary>The answer of one tile.</summary>
    public async Task<JsonElement> TileAsync(string tile, string token, string query = "")
    {
        var (status, text) = await AskAsync($"/embed/api/data?tile={tile}{query}", token);
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonElement.Parse(text);
    }

    /// <summary>The rows of one tile.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string tile, string token, string query = "")
    {
        var answer = await TileAsync(tile, token, query);
        Assert.False(answer.TryGetProperty("problem", out var problem), problem.ToString());
        return ServedShop.Rows(answer);
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
