using Mixdown.Project.Graph;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;

namespace Mixdown.Tests.Dashboards.Answers;

/// <summary>A shop of five sales of two items, with one dashboard.</summary>
sealed class ShopProject : IDisposable
{
    readonly TempFolder _folder = new();

    public ShopProject()
    {
        Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { +materialized: table } }\n");
        Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n");
        Write("models/dim_item.sql", "select * from (values (1, 'Tea', 'Food'), (2, 'Cup', 'Home')) as t(item_key, item, category)\n");
        WriteSales(
            """
            (1, 1, date '2025-01-05', 2, 2.50), (2, 2, date '2025-01-20', 1, 10.00), (3, 1, date '2025-02-03', 3, 4.00),
            (4, 2, date '2025-02-14', 1, 8.50), (5, 1, date '2025-02-20', 1, 1.25)
            """);
        Write("models/models.yml", Models);
        Write("dashboards/sales.yml", Dashboard);
    }

    public const string Dashboard =
        """
        dashboard: Sales
        description: What the shop sold.
        owner: { name: Ann, email: ann@example.com }
        fact: sale
        filters:
          period: { column: sale.sold_on, default: all time }
          category: { column: dim_item.category, multiple: true }
          item: { column: dim_item.item }
        parameters:
          grain: { of: [day, month], default: month }
        rows:
          - - number: Revenue
              value: revenue
            - number: Sales
              value: sales
          - - bar: Revenue by category
              x: dim_item.category
              y: revenue
              width: 4
            - line: Over time
              x: sale.sold_on
              grain: $grain
              y: revenue
          - - table: All sales
              columns: [sale.sale_key, dim_item.item, revenue]
              sort: sale.sale_key
            - text: |
                Sold *well*: <b>up</b>.

        """;

    const string Models =
        """
        models:
          - name: sale
            semantic_model: true
            columns:
              - { name: item_key, data_tests: [{ relationships: { to: ref('dim_item'), field: item_key } }] }
            metrics:
              - { name: revenue, label: Revenue, type: simple, agg: sum, expr: amount }
              - { name: sales, label: Sales, type: simple, agg: count, expr: sale_key }
          - name: dim_item
            columns:
              - { name: item_key, data_tests: [unique, not_null] }

        """;

    public string Root => _folder.Root;

    public void Write(string file, string text) => _folder.Write(file, text);

    public void WriteSales(string values) =>
        Write("models/sale.sql", $"select sale_key, item_key, sold_on, quantity, cast(amount as decimal(18,2)) as amount from (values {values}) as t(sale_key, item_key, sold_on, quantity, amount)\n");

    /// <summary>Variables that the project may ask for.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public RunRequest Request(string command) => new() { Command = command, ProjectDir = Root, Environment = Environment };

    public static RunHost Host => new(TimeProvider.System, Guid.CreateVersion7, []);

    /// <summary>Builds it in a process that has not served it yet.</summary>
    public Task BuildAsync() => new ProjectRun(Host).BuildAsync(Request("build"), BuildVerb.Build, TestContext.Current.CancellationToken);

    /// <summary>Builds it and serves it.</summary>
    public async Task<ServedProject> ServeAsync()
    {
        await BuildAsync();
        return await ServedProject.OpenAsync(Host, Request("serve"), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
