using Mixdown.Runs.Live;

namespace Mixdown.Tests.Reconcile;

/// <summary>Which live tables SQL names.</summary>
public sealed class LiveReferenceTests
{
    [Theory]
    [InlineData("select * from live.listens", "listens", false)]
    [InlineData("from LIVE.\"Odd name\"", "Odd name", false)]
    [InlineData("with q as (select * from live.a) select * from q join live.b using (x)", "a b", false)]
    [InlineData("select * from live.a where x in (select x from gold.dim)", "a", true)]
    [InlineData("select (select max(n) from live.a) from t", "a", true)]
    [InlineData("select * from live.a union all select * from live.b", "a b", false)]
    [InlineData("select 'live.a' from t -- live.b", "", true)]
    [InlineData("select live.x from sessions as live", "", true)]
    [InlineData("select * from delivered", "", true)]
    [InlineData("drop table live.a", "", true)]
    [InlineData("select from live.a where", "", true)]
    public void Names_of_live_tables_are_found_and_nothing_else(string sql, string names, bool asksOthers)
    {
        var found = LiveReferenceReader.Read(sql);

        Assert.Equal(names, string.Join(' ', found.Live.Select(name => name.Name)));
        if (names.Length > 0)
            Assert.Equal(asksOthers, found.AsksOthers);
    }

    [Fact]
    public void The_place_of_a_name_is_known()
    {
        var at = LiveReferenceReader.Read("select *\nfrom live.a").Live[0].At;

        Assert.Equal((2, 6), (at.Line, at.Column));
    }
}
