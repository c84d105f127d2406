namespace Mixdown.Tests.Editing;

/// <summary>A project of a few models, whose sources say their types, so that nothing has to be loaded.</summary>
sealed class EditedProject : IDisposable
{
    public const string Daily = "select sale_day, sum(amount) as amount from {{ source('till', 'sale') }} group by sale_day\n";

    readonly TempFolder _folder = new();

    public EditedProject()
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\nvars:\n  first_day: 2025-01-01\n");
        _folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb } } }\n");
        _folder.Write("models/sources.yml", """
            sources:
              - name: till
                description: The till of the shop.
                tables:
                  - name: sale
                    columns:
                      - { name: sale_day, data_type: date, description: The day of the sale. }
                      - { name: amount, data_type: 'decimal(10,2)' }
            models:
              - name: daily
                description: Sales of a day.
                columns:
                  - name: sale_day
                    description: "{{ doc('day') }}"
                    data_tests: [not_null]

            """);
        _folder.Write("models/docs.md", "{% docs day %}A day of the shop.{% enddocs %}\n");
        _folder.Write("models/daily.sql", Daily);
        _folder.Write("models/total.sql", "select sum(amount) as amount from {{ ref('daily') }}\n");
        _folder.Write("macros/money.sql", "{% macro cents(column, digits=2) %}\nround({{ column }}, {{ digits }})\n{% endmacro %}\n");
    }

    public string Root => _folder.Root;

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Dispose() => _folder.Dispose();
}
