using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.Planning;

namespace Mixdown.Tests.Planning;

/// <summary>Lineages written by hand. <c>name: kind input, input</c> for each column, <c>=</c> for one that is passed through,
/// <c>key</c> behind one that rows are grouped by; then <c>rows:</c> with what decides about rows.</summary>
public sealed class QueryPlannerTests : IDisposable
{
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly DuckDbSession _session;

    public QueryPlannerTests()
    {
        _session = _engine.OpenSession();
        _session.Execute(
            """
            create table customer (id bigint, name varchar, country varchar, address struct(city varchar, zip varchar), tags varchar[]);
            create table invoice (id bigint, customer_id bigint, day date, total decimal(10,2), parent_id bigint)
            """,
            TestContext.Current.CancellationToken);
    }

    public static TheoryData<string, string> Queries => new()
    {
        { "select id, upper(name) as name, 1 as one, now() as at from customer", "id: = c.id; name: computed c.name; one: constant; at: constant" },
        { "select * from customer", "id: = c.id; name: = c.name; country: = c.country; address: = c.address; tags: = c.tags" },
        { "select * exclude (tags, address) replace (lower(name) as name) from customer", "id: = c.id; name: computed c.name; country: = c.country" },
        { "with a as (select id, total * 2 as twice from invoice), b as (select * from a) select twice, id from b", "twice: computed i.total; id: = i.id" },
        { "with a as materialized (select id, name from customer) select x.name, y.id from a x join a y using (id)", "name: = c.name; id: = c.id; rows: join c.id" },
        { "select id from customer union all select customer_id from invoice", "id: = c.id, i.customer_id" },
        { "select name from customer union select 'x'", "name: = c.name; rows: group c.name" },
        { "select id from customer except select customer_id from invoice", "id: = c.id; rows: filter c.id, group c.id, filter i.customer_id" },
        { "select country, count(*) as n, sum(id) as ids from customer where name > 'a' group by country having max(id) > 3",
            "country: = c.country key; n: aggregated; ids: aggregated c.id; rows: group c.country, filter c.id, filter c.name" },
        { "select country, grouping(country) as g from customer group by rollup (country)", "country: = c.country key; g: computed c.country; rows: group c.country" },
        { "select id, row_number() over (partition by customer_id order by day) as n, sum(total) over (order by day) as running from invoice",
            "id: = i.id; n: computed i.customer_id, i.day; running: computed i.day, i.total" },
        { "select id from invoice qualify row_number() over (partition by customer_id order by day) = 1", "id: = i.id; rows: filter i.customer_id, filter i.day" },
        { "select distinct on (customer_id) customer_id, total from invoice order by day", "customer_id: = i.customer_id; total: = i.total; rows: group i.customer_id" },
        { "select c.name, i.total from customer c left join invoice i on i.customer_id = c.id and i.total > 5",
            "name: = c.name; total: = i.total; rows: join c.id, join i.customer_id, filter i.total" },
        { "select i.total + c.id as x from customer c full join invoice i on c.id < i.id or c.name = 'x'", "x: computed c.id, i.total; rows: join c.id, join c.name, join i.id" },
        { "select c.name from customer c semi join invoice i on i.customer_id = c.id", "name: = c.name; rows: filter c.id, filter i.customer_id" },
        { "select c.name from customer c anti join invoice i on i.customer_id = c.id", "name: = c.name; rows: filter c.id, filter i.customer_id" },
        { "select c.name, i.total from customer c asof join invoice i on c.id >= i.id", "name: = c.name; total: = i.total; rows: join c.id, join i.id" },
        { "select c.id, i.id as i from customer c, invoice i", "id: = c.id; i: = i.id" },
        { "select c.id, i.id as i from customer c positional join invoice i", "id: = c.id; i: = i.id" },
        { "select name from customer where id in (select customer_id from invoice)", "name: = c.name; rows: filter c.id, filter i.customer_id" },
        { "select name from customer c where exists (select 1 from invoice i where i.customer_id = c.id)",
            "name: = c.name; rows: filter c.id, filter i.customer_id" },
        { "select id, (select max(total) from invoice i where i.customer_id = c.id) as best from customer c",
            "id: = c.id; best: aggregated i.total; rows: filter c.id, join c.id, group c.id, filter i.customer_id" },
        { "select c.id, x.total from customer c, lateral (select total from invoice i where i.customer_id = c.id order by day limit 1) x",
            "id: = c.id; total: = i.total; rows: filter c.id, join c.id, filter i.customer_id, filter i.day" },
        { "select id, unnest(tags) as tag from customer", "id: = c.id; tag: computed c.tags" },
        { "select c.id, t.tag from customer c, unnest(c.tags) as t(tag)", "id: = c.id; tag: computed c.tags" },
        { "select address.city, unnest(address) from customer", "city: computed c.address; city: computed c.address; zip: computed c.address" },
        { "select {'a': id, 'b': name} as s, list_transform(tags, t -> t || name) as l from customer", "s: computed c.id, c.name; l: computed c.name, c.tags" },
        { "from (pivot invoice on parent_id in (1, 2) using sum(total) group by customer_id)",
            "customer_id: = i.customer_id key; 1: aggregated i.parent_id, i.total; 2: aggregated i.parent_id, i.total; rows: group i.customer_id" },
        { "from (unpivot invoice on id, parent_id into name k value v)",
            "customer_id: = i.customer_id; day: = i.day; total: = i.total; k: constant; v: computed i.id, i.parent_id; rows: filter i.id, filter i.parent_id" },
        { "with recursive up as (select id, parent_id, 1 as depth from invoice union all select i.id, up.parent_id, depth + 1 from invoice i join up on i.parent_id = up.id) select * from up",
            "id: = i.id; parent_id: = i.parent_id; depth: constant; rows: join i.id, join i.parent_id" },
        { "select * from (values (1, 'a'), (2, 'b')) as v(k, t)", "k: constant; t: constant" },
        { "select range as n from range(3)", "n: constant" },
        { "select case when c.id > 1 then name else country end as x, cast(c.id as varchar) as t, max(total) filter (where day > '2020-01-01') as m from customer c, invoice group by all",
            "x: computed c.country, c.id, c.name key; t: computed c.id key; m: aggregated i.day, i.total; rows: group c.country, group c.id, group c.name" },
        { "select id from customer tablesample 10%", "id: = c.id" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_column_is_traced_to_what_it_is_made_of(string sql, string expected) => Assert.Equal(expected, Text(Analyse(sql)));

    [Fact]
    public void Types_are_those_of_the_planner()
    {
        var shape = Analyse("select sum(total) as total, count(*) as n, any_value(address) as a from invoice, customer");

        Assert.Equal(["DECIMAL(38,2)", "BIGINT", "STRUCT(city VARCHAR, zip VARCHAR)"], shape.Columns.Select(column => column.Type));
    }

    [Fact]
    public void An_unknown_column_has_its_place_and_the_nearest_name()
    {
        var wrong = Assert.Throws<MixdownException>(() => Analyse("select\n  nam\nfrom customer"));

        Assert.Equal("MX3011", wrong.Diagnostics[0].Code);
        Assert.Equal(new SourceSpan("<sql>", 3, 3, 3), wrong.Diagnostics[0].At);
        Assert.Equal("Did you mean 'name'?", wrong.Diagnostics[0].Hint);
    }

    [Fact]
    public void What_the_planner_cannot_write_down_keeps_its_types()
    {
        var shape = Analyse("pivot invoice on parent_id using sum(total) group by customer_id");

        Assert.NotNull(shape.Unknown);
        Assert.All(shape.Columns, column => Assert.Equal(ColumnKind.Unknown, column.Kind));
    }

    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }

    QueryShape Analyse(string sql) => new QueryPlanner(_session).Analyse(sql, TestContext.Current.CancellationToken);

    static string Text(QueryShape shape)
    {
        Assert.Null(shape.Unknown);
        var columns = shape.Columns.Select(column => $"{column.Name}: {Kind(column)}{(column.IsGroupKey ? " key" : "")}");
        var rows = shape.RowInputs.Select(input => $"{input.Kind.ToString().ToLowerInvariant()} {Name(input.Column)}").ToList();
        return string.Join("; ", rows.Count == 0 ? columns : columns.Append("rows: " + string.Join(", ", rows)));
    }

    static string Kind(QueryColumn column) =>
        $"{(column.Kind == ColumnKind.PassedThrough ? "=" : column.Kind.ToString().ToLowerInvariant())} {string.Join(", ", column.Inputs.Select(Name))}".Trim();

    static string Name(PlanColumn column) => $"{column.Table.Name[0]}.{column.Name}";
}
