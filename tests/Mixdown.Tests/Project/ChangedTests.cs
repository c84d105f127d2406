using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Tests.Project;

/// <summary>Builds of what has changed: nothing that has not, and never anything stale.</summary>
public sealed class ChangedTests : IDisposable
{
    static readonly (string, string)[] Files =
    [
        ("seeds/rate.csv", "code,rate\nA,1\nB,2\n"),
        ("macros/double.sql", "{% macro double(x) %}{{ half(x) }} * 4{% endmacro %}{% macro half(x) %}({{ x }}) / 2{% endmacro %}"),
        ("macros/mark.sql", "{% macro mark() %}update {{ this }} set n = n + 1{% endmacro %}"),
        ("models/base.sql", "{{ config(materialized='table') }} select code, rate as n from {{ ref('rate') }}"),
        ("models/mid.sql", "{{ config(materialized='ephemeral') }} select code, {{ double('n') }} as n from {{ ref('base') }}"),
        ("models/top.sql", "{{ config(materialized='table', post_hook='{{ mark() }}') }} select code, cast(n as integer) as n from {{ ref('mid') }}"),
        ("models/side.sql", "select count(*) as n from {{ ref('base') }}"),
        ("models/shop.yml", "models: [{ name: base, columns: [{ name: code, data_tests: [unique, not_null] }] }]"),
    ];

    readonly ProjectFolder _project = new(Files) { Changed = true };

    [Fact]
    public void Nothing_is_done_when_nothing_has_changed()
    {
        Assert.Equal(6, Build().Count(id => !id.StartsWith("test.", StringComparison.Ordinal)) + 2);

        Assert.Empty(Build());
    }

    [Theory]
    [InlineData("seeds/rate.csv", "code,rate\nA,5\n", "seed.shop.rate model.shop.base model.shop.side model.shop.top")]
    [InlineData("macros/double.sql", "{% macro double(x) %}{{ half(x) }} * 4{% endmacro %}{% macro half(x) %}({{ x }}) / 4{% endmacro %}", "model.shop.top")]
    [InlineData("macros/mark.sql", "{% macro mark() %}update {{ this }} set n = n + 2{% endmacro %}", "model.shop.top")]
    [InlineData("models/side.sql", "{{ config(materialized='table') }}select count(*) as n from {{ ref('base') }}", "model.shop.side")]
    [InlineData("models/side.sql", "{{ config(tags='x') }}select count(*) as n from {{ ref('base') }}", "")]
    [InlineData("models/side.sql", "select count(*) as n, now() as at from {{ ref('base') }}", "model.shop.side")]
    [InlineData("macros/table.sql", "{% macro default__get_create_table_as_sql(temporary, relation, sql) %}create or replace table {{ relation }} as select * from ({{ sql }}){% endmacro %}",
        "seed.shop.rate model.shop.base model.shop.side model.shop.top")]
    public void An_edit_builds_what_it_touches(string file, string text, string expected)
    {
        Build();
        _project.Write((file, text));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Build().Where(id => !id.StartsWith("test.", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void What_failed_is_built_again_although_it_is_what_was_published()
    {
        Build();
        _project.Failed.Add("model.shop.side");

        Assert.Equal(["model.shop.side"], Build());
    }

    [Fact]
    public void An_edited_check_runs_alone_until_it_has_passed()
    {
        Build();
        _project.Write(("models/shop.yml", "models: [{ name: base, columns: [{ name: code, data_tests: [unique, not_null, { accepted_values: { arguments: { values: [A, B] } } }] }] }]"));

        Assert.StartsWith("test.shop.accepted_values", Assert.Single(Build()), StringComparison.Ordinal);
        Assert.Empty(Build());
    }

    [Fact]
    public void A_check_that_fails_is_run_again_and_keeps_back_what_reads_its_node()
    {
        Build();
        _project.Write(
            ("models/shop.yml", "models: [{ name: base, columns: [{ name: code, data_tests: [{ accepted_values: { arguments: { values: [A] } } }] }] }]"),
            ("models/side.sql", "select count(*) + 1 as n from {{ ref('base') }}"));

        Assert.All([Build(), Build()], ran => Assert.StartsWith("test.shop.accepted_values", Assert.Single(ran), StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_that_no_load_fills_is_never_taken_for_unchanged()
    {
        _project.Execute("create table main.outside as select 1 as n");
        _project.Write(("models/sources.yml", "sources: [{ name: main, tables: [{ name: outside }] }]"), ("models/out.sql", "select * from {{ source('main', 'outside') }}"));
        Build();

        Assert.Equal(["model.shop.out"], Build());
    }

    [Fact]
    public void After_any_edits_the_tables_are_those_of_a_full_build()
    {
        using var whole = new ProjectFolder(Files);
        (string, Func<int, string>)[] edits =
        [
            ("seeds/rate.csv", n => $"code,rate\nA,{n}\nB,{n % 3}\n"),
            ("macros/double.sql", n => $"{{% macro double(x) %}}{{{{ half(x) }}}} * {n}{{% endmacro %}}{{% macro half(x) %}}({{{{ x }}}}) * {n % 2}{{% endmacro %}}"),
            ("macros/mark.sql", n => $"{{% macro mark() %}}update {{{{ this }}}} set n = n + {n % 4}{{% endmacro %}}"),
            ("models/base.sql", n => $"{{{{ config(materialized='{(n % 2 == 0 ? "table" : "view")}') }}}} select code, rate + {n % 3} as n from {{{{ ref('rate') }}}}"),
            ("models/mid.sql", n => $"{{{{ config(materialized='{(n % 2 == 0 ? "ephemeral" : "view")}') }}}} select code, {{{{ double('n + {n % 5}') }}}} as n from {{{{ ref('base') }}}}"),
            ("models/side.sql", n => $"select count(*) * {n % 3} as n from {{{{ ref('{(n % 2 == 0 ? "base" : "top")}') }}}}"),
        ];
        var state = 17u;
        for (var round = 0; round < 25; round++)
        {
            var (file, text) = edits[Next() % edits.Length];
            var content = text(Next());
            foreach (var project in new[] { _project, whole })
            {
                project.Write((file, content));
                Assert.All(project.Build().Values, result => Assert.True(result.Succeeded, $"{file}: {content}\n{string.Join("\n", result.Diagnostics)}"));
            }
            foreach (var table in new[] { "rate", "base", "top", "side" })
                Assert.Equal(whole.Query($"from main.{table} order by all"), _project.Query($"from main.{table} order by all"));
        }

        int Next() => (int)((state = state * 1664525 + 1013904223) >> 16) % 1000;
    }

    public void Dispose() => _project.Dispose();

    List<string> Build() => [.. _project.Build(BuildVerb.Build).Keys];
}
