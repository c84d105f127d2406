namespace Mixdown.Tests.MusicStore;

public sealed class ChinookTests(ChinookWarehouse warehouse) : IClassFixture<ChinookWarehouse>
{
    [Theory(Skip = TestData.Missing, SkipType = typeof(TestData), SkipUnless = nameof(TestData.IsThere))]
    [MemberData(nameof(ChinookFigures.All), MemberType = typeof(ChinookFigures))]
    public void Every_figure_of_the_store_comes_out(string question, string sql, string answer) =>
        Assert.Equal((question, answer), (question, warehouse.Ask(sql)));
}
