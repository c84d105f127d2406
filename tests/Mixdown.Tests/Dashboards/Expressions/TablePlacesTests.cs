using Mixdown.Project.Dashboards.Expressions;

namespace Mixdown.Tests.Dashboards.Expressions;

public sealed class TablePlacesTests
{
    [Theory]
    [InlineData("select * from a", "a")]
    [InlineData("select * from a, 'x.csv'", "a 'x.csv'")]
    [InlineData("select * from a as one (k, v), b join c on a.x = f(b.y, 1), d", "a b c d")]
    [InlineData("select * from (a join 'x.csv' on true), b", "a 'x.csv' b")]
    [InlineData("select * from (select 1, 2 from a), b", "a b")]
    [InlineData("select * from (values (1, 2), (3, 4)) as t(x, y), b", "b")]
    [InlineData("select * from a, lateral (select * from b where b.k in (1, 2)) group by x, y order by x, y", "a b")]
    [InlineData("with a as (select 1), b as (from c select x, y) select x, (select max(y) from d) from a, b", "c d a b")]
    [InlineData("select extract(year from t), substring(s from 1 for 2), trim(both ' ' from s) from a where x is distinct from y, z", "a")]
    [InlineData("select exists (select 1 from a), x in (from b), list(c) from d", "a b d")]
    [InlineData("from a union all from 'x.csv' except select * from b", "a 'x.csv' b")]
    [InlineData("with a as (select 1) pivot 'x.csv' on k", "'x.csv'")]
    [InlineData("summarize 'x.csv'", "'x.csv'")]
    [InlineData("select * from one: 'x.csv', two: b", "'x.csv' b")]
    [InlineData("select * from a, -- 'no'\n /* from no */ $$x.csv$$", "a $$x.csv$$")]
    [InlineData("select 'from no', \"from no\", x from read_csv('x.csv'), unnest([1, 2])", "read_csv unnest")]
    public void What_is_read_is_found_and_nothing_else(string sql, string places)
    {
        var tokens = SqlTokenizer.Read(sql);

        Assert.Equal(places, string.Join(' ', new TablePlaces(tokens).Find().Select(at => tokens[at].Text)));
    }

    [Theory]
    [InlineData("sum(amount) / count(*)", false)]
    [InlineData("extract(year from sold_on)", false)]
    [InlineData("show desc", false)]
    [InlineData("a is not distinct from b", false)]
    [InlineData("(select max(x) from a)", true)]
    [InlineData("x in (from a)", true)]
    [InlineData("exists(table a)", true)]
    public void An_expression_with_a_query_is_told_from_one_without(string expression, bool hasQuery) =>
        Assert.Equal(hasQuery, TablePlaces.HasQuery(SqlTokenizer.Read(expression)));
}
