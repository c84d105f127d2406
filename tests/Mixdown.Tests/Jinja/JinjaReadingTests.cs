using Mixdown.Jinja;
using Mixdown.Jinja.Definitions;

namespace Mixdown.Tests.Jinja;

public sealed class JinjaReadingTests
{
    const string Macros = """
        {% macro cents(column, places=2) -%}
          round({{ column }} / 100, {{ places }})
        {%- endmacro %}
        {% materialization lake, adapter='duckdb', supported_languages=['sql', 'python'] %}x{% endmaterialization %}
        {% materialization lake, default %}y{% endmaterialization %}
        {% test positive(model, column_name) %}select{% endtest %}
        {% data_test old(model) %}{% enddata_test %}
        {% snapshot orders %}select 1{% endsnapshot %}
        {% docs orders %} {{ not read }} {% enddocs %}
        """;

    static readonly JinjaOptions Dbt = new() { BlockTags = JinjaBlockTag.Dbt };

    [Fact]
    public void Definitions_are_listed_with_their_names_in_order() => Assert.Equal(
        [
            "macro cents = cents", "materialization lake = materialization_lake_duckdb",
            "materialization lake = materialization_lake_default", "test positive = test_positive",
            "data_test old = test_old", "snapshot orders = snapshot_orders", "docs orders = docs_orders",
        ],
        Templates.Environment(Dbt).Compile(Macros, "m.sql").Definitions.Select(it => $"{it.Tag} {it.Name} = {it.MacroName}"));

    [Fact]
    public void A_definition_knows_its_parameters_options_and_text()
    {
        var definitions = Templates.Environment(Dbt).Compile(Macros, "m.sql").Definitions;

        Assert.Equal([("column", null), ("places", "2")], definitions[0].Parameters.Select(it => (it.Name, it.DefaultText)));
        Assert.Equal("['sql', 'python']", JinjaValue.Repr(definitions[1].Options["supported_languages"]));
        Assert.Equal("{% snapshot orders %}select 1{% endsnapshot %}", Cut(definitions[5].Span));
        Assert.Equal("select 1", Cut(definitions[5].BodySpan));
        Assert.Equal("orders", Cut(definitions[5].NameSpan));
        Assert.Equal(" {{ not read }} ", Cut(definitions[6].BodySpan));
    }

    [Fact]
    public void Calls_are_listed_with_their_literal_arguments()
    {
        var template = Templates.Environment().Compile(
            "{{ config(materialized='table', tags=['a', -1]) }} select * from {{ ref('shop', 'orders', v=2) }} {{ source(var('s'), 'x') }}", "t.sql");

        Assert.Equal(
            ["config()[] {materialized=table,tags=['a', -1]}", "ref()[shop,orders] {v=2}", "source()? ?", "var()[s] {}"],
            template.Calls.Select(Print));
    }

    [Fact]
    public void A_call_under_a_condition_is_not_certain()
    {
        var template = Templates.Environment().Compile(
            "{{ a() }}{% if b() %}{{ c() }}{% endif %}{% for x in d() %}{{ e() }}{% endfor %}{% macro m() %}{{ f() }}{% endmacro %}"
            + "{{ g() if h() else i() }}{{ j() and k() }}{% set x %}{{ l() }}{% endset %}{{ pkg.m(n()) }}", "t.sql");

        Assert.Equal(["a", "b", "d", "h", "j", "l", "pkg.m", "n"], template.Calls.Where(it => it.IsCertain).Select(it => it.Name));
        Assert.Equal(["c", "e", "f", "g", "i", "k"], template.Calls.Where(it => !it.IsCertain).Select(it => it.Name));
    }

    [Fact]
    public void A_call_knows_its_place()
    {
        var call = Templates.Environment().Compile("select\n  {{ ref('orders') }}", "t.sql").Calls[0];

        Assert.Equal("t.sql:2:6 13", $"{call.Place} {call.Place.Length}");
    }

    [Fact]
    public void Whitespace_options_trim_as_they_say()
    {
        const string Text = "a\n  {% if true %}\n  b\n  {% endif %}\nc\n";

        Assert.Equal("a\n  b\nc", Templates.Render(Text, options: new JinjaOptions { TrimBlocks = true, LstripBlocks = true }));
        Assert.Equal("a\n    b\n  c\n", Templates.Render(Text, options: new JinjaOptions { TrimBlocks = true, KeepTrailingNewline = true }));
        Assert.Equal("a\n  \n  b\n  \nc", Templates.Render("a\n  {%+ if true +%}\n  b\n  {%+ endif +%}\nc", options: new JinjaOptions { TrimBlocks = true, LstripBlocks = true }));
    }

    static string Cut(Mixdown.Jinja.Syntax.JinjaSpan span) => Macros.Substring(span.Start, span.Length);

    static string Print(JinjaStaticCall call)
    {
        var positional = call.Positional is { } values ? $"[{string.Join(',', values.Select(JinjaValue.Str))}]" : "?";
        var named = call.Named is { } entries ? $"{{{string.Join(',', entries.Select(it => $"{it.Key}={JinjaValue.Str(it.Value)}"))}}}" : "?";
        return $"{call.Name}(){positional} {named}";
    }
}
