using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project.Compile;
using Mixdown.Project.Lineage;

namespace Mixdown.Tests.Project;

public sealed class LineageTests : IDisposable
{
    readonly ProjectFolder _project = new(
        ("models/sources.yml", "sources: [{ name: raw, tables: [{ name: orders, columns: [{ name: id, data_type: bigint }, { name: amount, data_type: 'decimal(10,2)' }, { name: note, data_type: varchar }] }] }]"),
        ("seeds/country.csv", "code,name\nAT,Austria\n"),
        ("models/clean.sql", "{{ config(materialized='ephemeral') }} select id, amount * 2 as twice from {{ source('raw', 'orders') }} where note <> ''"),
        ("models/big.sql", "select id, twice as amount from {{ ref('clean') }}"),
        ("models/total.sql", "{{ config(materialized='table') }} select id % 10 as bucket, sum(amount) as total from {{ ref('big') }} group by 1"));

    [Fact]
    public void Columns_are_followed_through_models_and_ephemeral_ones_to_sources()
    {
        var lineage = Analyse();

        Assert.Empty(lineage.Problems);
        Assert.Equal("DECIMAL(38,2)", lineage.Find(Of("total", "TOTAL"))!.Type);
        Assert.Equal(ColumnKind.Aggregated, lineage.Find(Of("total", "total"))!.Kind);
        Assert.True(lineage.Find(Of("total", "bucket"))!.IsGroupKey);
        Assert.Equal([Of("big", "amount"), Source("amount")], lineage.Upstream(Of("total", "total")));
        Assert.Equal(["model.shop.clean.twice", "model.shop.big.amount", "model.shop.total.total"], lineage.Downstream(Source("amount")).Select(column => column.ToString()).Order().Reverse().OrderBy(name => name.Contains("total", StringComparison.Ordinal)).ThenBy(name => !name.Contains("clean", StringComparison.Ordinal)));
        Assert.Equal(["model.shop.clean", "model.shop.big"], lineage.RowUsers(Source("note")).Select(node => node.UniqueId).OrderDescending());
        Assert.Equal(["code: VARCHAR", "name: VARCHAR"], lineage.Nodes["seed.shop.country"].Columns.Select(column => $"{column.Name}: {column.Type}"));
    }

    [Fact]
    public void All_wrong_models_are_told_at_once_each_at_its_line_and_what_reads_them_is_unknown()
    {
        _project.Write(
            ("models/big.sql", "{% set n = 1 %}\nselect id,\n  twise as amount\nfrom {{ ref('clean') }}"),
            ("models/other.sql", "select nope from {{ source('raw', 'orders') }}"),
            ("models/fine.sql", "select note from {{ source('raw', 'orders') }}"));

        var lineage = Analyse();

        Assert.Equal(["models/big.sql:3:3", "models/other.sql:1:8"], lineage.Problems.Select(problem => problem.At.ToString()).Order());
        Assert.Contains(lineage.Problems, problem => problem.Hint == "Did you mean 'twice'?");
        Assert.False(lineage.Nodes["model.shop.total"].IsTyped);
        Assert.Equal("The columns of model.shop.big are not known", lineage.Nodes["model.shop.total"].Unknown);
        Assert.True(lineage.Nodes["model.shop.fine"].IsTyped);
    }

    [Fact]
    public void A_described_column_that_is_not_there_is_a_warning_at_its_line()
    {
        _project.Write(("models/big.yml", "models:\n  - name: big\n    columns:\n      - name: amuont\n        data_tests: [not_null]\n      - name: id\n"));

        var problem = Assert.Single(Analyse().Problems);

        Assert.Equal("models/big.yml:4:15: warning MX1601: model 'big' has no column 'amuont'", problem.ToString().Split('\n')[0]);
        Assert.Equal("Did you mean 'amount'?", problem.Hint);
    }

    [Fact]
    public void A_check_that_names_a_wrong_column_elsewhere_is_a_warning_at_its_declaration()
    {
        _project.Write(("models/big.yml", "models:\n  - name: big\n    columns:\n      - name: id\n        data_tests:\n          - relationships: { to: ref('total'), field: buckte }\n"));

        var problem = Assert.Single(Analyse().Problems);

        Assert.Equal(6, problem.At!.Value.Line);
        Assert.Contains("buckte", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sql_of_an_increment_is_tried_too()
    {
        _project.Write(("models/total.sql", "{{ config(materialized='incremental') }}\nselect id, amount from {{ ref('big') }}\n{% if is_incremental() %}\nwhere\n  id > idd\n{% endif %}"));

        Assert.Equal("models/total.sql:5:8", Assert.Single(Analyse().Problems).At.ToString());
    }

    [Fact]
    public void Templates_that_ask_for_columns_get_those_of_the_analysis()
    {
        _project.Write(("models/total.sql", "select {% for c in adapter.get_columns_in_relation(ref('big')) %}{{ c.name }} as x_{{ c.name }}{{ ',' if not loop.last }}{% endfor %} from {{ ref('big') }}"));

        Assert.Equal(["x_id", "x_amount"], Analyse().Nodes["model.shop.total"].Columns.Select(column => column.Name));
    }

    [Fact]
    public void A_table_that_nobody_declares_is_a_warning_and_leaves_its_readers_unknown()
    {
        _project.Write(("models/big.sql", "select * from elsewhere.facts"));

        var problem = Assert.Single(Analyse().Problems);

        Assert.Equal(Mixdown.Data.Diagnostics.Severity.Warning, problem.Severity);
        Assert.Equal("models/big.sql:1:15", problem.At.ToString());
    }

    [Fact]
    public void A_second_analysis_answers_from_the_cache_until_sql_or_an_input_changes()
    {
        var file = Path.Combine(_project.Root, ".mixdown", "lineage.json");
        var first = Analyse(file);
        var written = File.ReadAllText(file);

        Assert.Equal(Text(first), Text(Analyse(file)));
        Assert.Equal(written, File.ReadAllText(file));

        _project.Write(("models/sources.yml", "sources: [{ name: raw, tables: [{ name: orders, columns: [{ name: id, data_type: bigint }, { name: amount, data_type: double }, { name: note, data_type: varchar }] }] }]"));
        Assert.Equal("DOUBLE", Analyse(file).Find(Of("total", "total"))!.Type);

        File.WriteAllText(file, "{ half a fi");
        Assert.Equal("DOUBLE", Analyse(file).Find(Of("total", "total"))!.Type);
    }

    [Fact]
    public void Sql_of_another_dialect_is_planned_with_its_functions_and_is_unknown_where_that_does_not_help()
    {
        _project.Write(
            ("profiles.yml", "shop: { target: dev, outputs: { dev: { type: postgres, host: h, user: u, password: p, dbname: d, schema: main } } }"),
            ("models/big.sql", "select id, initcap(note) as note, to_char(amount, '99') as t, '{}'::jsonb as j from {{ source('raw', 'orders') }}"),
            ("models/total.sql", "select id, note ~* 'x' as y, id operator(pg_catalog.+) 1 as z from {{ ref('big') }}"));

        var lineage = Analyse();

        Assert.Empty(lineage.Problems);
        Assert.Equal([Source("note")], lineage.Find(Of("big", "note"))!.Inputs);
        Assert.False(lineage.Nodes["model.shop.total"].IsTyped);
        Assert.NotNull(lineage.Nodes["model.shop.total"].Unknown);
    }

    public void Dispose() => _project.Dispose();

    ProjectLineage Analyse(string? cache = null) => LineageAnalysis.Run(
        new ModelCompiler(_project.Read()), new LineageInputs { CacheFile = cache }, TestContext.Current.CancellationToken);

    static ColumnRef Of(string model, string column) => new($"model.shop.{model}", column);

    static ColumnRef Source(string column) => new("source.shop.raw.orders", column);

    static string Text(ProjectLineage lineage) => string.Join("\n", lineage.Nodes.Values.SelectMany(node =>
        node.Columns.Select(column => $"{node.UniqueId}.{column.Name} {column.Type} {column.Kind} {column.IsGroupKey} {string.Join(", ", column.Inputs)}")
            .Append(string.Join(", ", node.RowInputs))));
}
