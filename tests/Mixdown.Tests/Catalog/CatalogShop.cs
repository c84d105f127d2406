using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Tests.Catalog;

/// <summary>A shop of four sales of two items, from CSV files over silver and gold to a dashboard, loaded, built and served.</summary>
public sealed class CatalogShop : IAsyncLifetime
{
    /// <summary>A column whose name is an attack.</summary>
    public const string OddColumn = "it's \"odd\"; <script>";

    readonly TempFolder _folder = new();
    readonly HttpClient _http = new();
    ServedProject? _served;
    AppServer? _server;

    public async ValueTask InitializeAsync()
    {
        WriteFiles();
        var host = new RunHost(TimeProvider.System, Guid.CreateVersion7, []);
        await new ProjectRun(host).LoadAsync(Request("load"), TestContext.Current.CancellationToken);
        await new ProjectRun(host).BuildAsync(Request("build"), BuildVerb.Build, TestContext.Current.CancellationToken);
        _served = await ServedProject.OpenAsync(host, Request("serve"), TestContext.Current.CancellationToken);
        _server = await AppServer.StartAsync(_served, new WebOptions { Port = 0 }, TestContext.Current.CancellationToken);
        _http.BaseAddress = _server.Address;
    }

    public async Task<JsonElement> AskAsync(string address) =>
        JsonElement.Parse(await _http.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));

    /// <summary>The status and the body of an answer.</summary>
    public async Task<(int Status, string Text)> TryAsync(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Delete(string file) => File.Delete(_folder.At(file));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_served is not null)
            await _served.DisposeAsync();
        _folder.Dispose();
    }

    RunRequest Request(string command) => new() { Command = command, ProjectDir = _folder.Root, Environment = new Dictionary<string, string>(0) };

    void WriteFiles()
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { +materialized: table } }\n");
        _folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n");
        _folder.Write("mixdown.yml", "loads:\n  store: { schema: bronze, type: csv, path: 'files/{table}.csv' }\n");
        _folder.Write("files/sale.csv", "sale_id,item_id,sold_on,quantity,price\n1,1,2025-01-05,2,1.25\n2,2,2025-01-20,1,10.00\n3,1,2025-02-03,3,1.50\n4,2,2025-02-14,1,8.50\n");
        _folder.Write("files/item.csv", "item_id,item,email\n1,\"Tea,\ngreen\",Ann@example.com\n2,Cup,Bob@example.com\n");
        _folder.Write("models/bronze/sources.yml", Sources);
        _folder.Write("models/silver/sale.sql", "select sale_id, item_id, sold_on, quantity, price from {{ source('store', 'sale') }}\n");
        _folder.Write("models/silver/item.sql", "select item_id, item, lower(email) as contact from {{ source('store', 'item') }}\n");
        _folder.Write("models/gold/fact_sale.sql", "select sale_id as sale_key, item_id as item_key, sold_on, quantity, cast(quantity * price as decimal(18, 2)) as amount\nfrom {{ ref('sale') }}\n");
        _folder.Write("models/gold/dim_item.sql", "select item_id as item_key, item, contact, 1 as \"it's \"\"odd\"\"; <script>\" from {{ ref('item') }}\n");
        _folder.Write("models/gold/item_sales.sql", "select dim.item, sum(fact.amount) as revenue\nfrom {{ ref('fact_sale') }} as fact join {{ ref('dim_item') }} as dim on dim.item_key = fact.item_key\ngroup by dim.item\n");
        _folder.Write("models/gold/month_sales.sql", "select date_trunc('month', sold_on) as month, sum(amount) as revenue from {{ ref('fact_sale') }} group by 1\n");
        _folder.Write("models/gold/gold.yml", Gold);
        _folder.Write("models/gold/docs.md", "{% docs fact %}One row a sale.{% enddocs %}\n");
        _folder.Write("dashboards/sales.yml", Dashboard);
    }

    const string Sources =
        """
        sources:
          - name: store
            schema: bronze
            tables:
              - name: sale
                description: Sales as they came.
              - name: item
                columns:
                  - { name: email, description: Who made it., tags: [pii] }

        """;

    const string Gold =
        """
        models:
          - name: fact_sale
            description: "{{ doc('fact') }}"
            config: { tags: [core], meta: { owner: Ann } }
            semantic_model: true
            columns:
              - { name: sale_key, data_tests: [unique, not_null] }
              - { name: item_key, data_tests: [{ relationships: { arguments: { to: ref('dim_item'), field: item_key } } }] }
              - { name: quantity, description: How many., data_tests: [{ accepted_values: { arguments: { values: [1, 2], quote: false }, config: { severity: warn } } }] }
              - { name: gone, description: Was there once. }
            metrics:
              - { name: revenue, type: simple, agg: sum, expr: amount }
          - name: dim_item
            columns:
              - { name: item_key, data_tests: [unique, not_null] }

        """;

    const string Dashboard =
        """
        dashboard: Sales
        fact: fact_sale
        filters:
          item: { column: dim_item.item, multiple: true }
        rows:
          - - bar: Revenue by item
              x: dim_item.item
              y: revenue
            - line: Over time
              x: fact_sale.sold_on
              grain: month
              y: revenue
            - table: Own
              columns: [item, revenue]
              sql: select item, revenue from {{ ref('item_sales') }}

        """;
}
