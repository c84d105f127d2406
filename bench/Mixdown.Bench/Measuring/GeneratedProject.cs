using System.Globalization;
using System.Text;

namespace Mixdown.Bench.Measuring;

/// <summary>A dbt project of any size in the proportions of large public ones: a third of the models read sources, each of the
/// others reads two or three of the layer before; 1.5 tests and six described columns a model; a macro call in each.</summary>
/// <param name="folder">An empty folder.</param>
/// <param name="models">How many models; at least 10.</param>
sealed class GeneratedProject(string folder, int models)
{
    /// <summary>Models of one folder, described by one properties file.</summary>
    const int InFolder = 50;

    int Staging => models / 3;

    int Middle => models / 3;

    /// <summary>Writes all files.</summary>
    public void Write()
    {
        Write("dbt_project.yml", "name: big\nprofile: big\nmodels:\n  big:\n    +materialized: view\n    layer_2: { +materialized: table, +tags: [gold] }\n");
        Write("profiles.yml", "big: { target: dev, outputs: { dev: { type: duckdb, path: warehouse.duckdb, schema: main, threads: 2 } } }\n");
        Write("macros/money.sql", "{% macro cents_to_money(column, places=2) %}round({{ column }} / 100.0, {{ places }}){% endmacro %}\n");
        Write("models/sources.yml", Sources());
        for (var first = 0; first < models; first += InFolder)
            WriteFolder(first, Math.Min(first + InFolder, models));
    }

    /// <summary>The file of a model, to be edited between two runs.</summary>
    public string FileOf(int model) => Path.Combine(folder, Name(FolderOf(model), Model(model) + ".sql"));

    void WriteFolder(int first, int end)
    {
        var properties = new StringBuilder("models:\n");
        for (var i = first; i < end; i++)
        {
            Write(Name(FolderOf(i), Model(i) + ".sql"), Sql(i));
            Describe(properties, i);
        }
        Write(Name(FolderOf(first), $"{Model(first)}.yml"), properties.ToString());
    }

    string FolderOf(int model) => string.Create(CultureInfo.InvariantCulture, $"models/layer_{Layer(model)}/area_{model / InFolder}");

    int Layer(int model) => model < Staging ? 0 : model < Staging + Middle ? 1 : 2;

    string Sql(int model)
    {
        if (Layer(model) == 0)
            return Staged(model);
        var (from, count) = Layer(model) == 1 ? (0, Staging) : (Staging, Middle);
        var (left, right) = (from + model % count, from + model * 7 % count);
        return Text($$$"""
            {{ config(tags=['area_{{{model % 10}}}']) }}

            with orders as (
                select * from {{ ref('{{{Model(left)}}}') }}
            ),

            others as (
                select * from {{ ref('{{{Model(right)}}}') }}
            ),

            {% set measures = ['amount', 'tax', 'discount'] %}

            joined as (
                select
                    orders.id,
                    orders.customer_id,
                    orders.ordered_at,
                    {% for measure in measures %}
                    orders.{{ measure }} + coalesce(others.{{ measure }}, 0) as {{ measure }}{{ ',' if not loop.last }}
                    {% endfor %}
                from orders
                left join others on orders.id = others.id
                {% if var('only_recent', false) %}
                where orders.ordered_at > '2024-01-01'
                {% endif %}
            )

            select * from joined
            """);
    }

    static string Staged(int model) => Text($$$"""
        with source as (
            select * from {{ source('shop', 'raw_{{{model % 50}}}') }}
        )

        select
            id,
            customer_id,
            cast(ordered_at as timestamp) as ordered_at,
            {{ cents_to_money('amount') }} as amount,
            {{ cents_to_money('tax') }} as tax,
            {{ cents_to_money('discount', places=4) }} as discount
        from source
        where id is not null
        """);

    static void Describe(StringBuilder properties, int model)
    {
        properties.Append("  - name: ").Append(Model(model)).Append("\n    description: One row for each order of the area, with its amounts in the shop's currency.\n    columns:\n");
        properties.Append("      - name: id\n        description: The order.\n        data_tests: [").Append(model % 2 == 0 ? "unique, not_null" : "unique").Append("]\n");
        foreach (var column in new[] { "customer_id", "ordered_at", "amount", "tax", "discount" })
            properties.Append("      - name: ").Append(column).Append("\n        description: The ").Append(column).Append(" of the order, as the shop's till wrote it.\n");
    }

    static string Sources()
    {
        var text = new StringBuilder("sources:\n  - name: shop\n    schema: raw\n    tables:\n");
        for (var i = 0; i < 50; i++)
            text.Append(CultureInfo.InvariantCulture, $"      - name: raw_{i}\n");
        return text.ToString();
    }

    static string Model(int model) => string.Create(CultureInfo.InvariantCulture, $"orders_{model:00000}");

    static string Name(string at, string file) => $"{at}/{file}";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";

    void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
