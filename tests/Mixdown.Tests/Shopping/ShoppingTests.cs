using Mixdown.Simulation.Shopping;

namespace Mixdown.Tests.Shopping;

public sealed class ShoppingTests(ShoppingWarehouse warehouse) : IClassFixture<ShoppingWarehouse>
{
    [Theory(Skip = TestData.Missing, SkipType = typeof(TestData), SkipUnless = nameof(TestData.IsThere))]
    [MemberData(nameof(ShoppingFigures.All), MemberType = typeof(ShoppingFigures))]
    public void Every_figure_of_the_real_purchases_comes_out(string question, string sql, string answer) =>
        Assert.Equal((question, answer), (question, warehouse.Ask(sql)));

    [Fact]
    public async Task Every_planted_defect_is_counted_and_repaired()
    {
        using var project = new ShoppingProject();
        var truth = await GenerateAsync(project.Files, new ShoppingOptions { DirtyRatio = 0.03m });

        await project.LoadAndBuildAsync();

        Assert.Equal(
            $"duplicate, {truth.Duplicate}; missing, {truth.Missing}; rejected, 0; rescued, {truth.Rescued}; spelling, {truth.Spelling}",
            project.Ask("select split_part(kind, ' ', 1) as kind, sum(records)::bigint from silver.fix_counts group by 1 order by 1"));
        Assert.Equal($"{truth.Quarantined}", project.Ask("select count(*) from bronze.purchase__quarantine"));
        AssertTotals(project, truth.Totals);
    }

    [Fact]
    public async Task Later_drops_give_what_all_at_once_gives()
    {
        using var project = new ShoppingProject();
        var options = new ShoppingOptions { Drops = 3, DirtyRatio = 0.05m };
        await GenerateAsync(project.Files, options);
        await project.LoadAndBuildAsync();
        var truth = await GenerateAsync(project.Files, options with { Drops = 6, Overwrite = true });

        await project.LoadAndBuildAsync();

        AssertTotals(project, truth.Totals);
        Assert.Equal("2", project.Ask("select count(distinct _mx_seq) from bronze.purchase"));
    }

    static void AssertTotals(ShoppingProject project, ShoppingTotals totals)
    {
        Assert.Equal($"{totals.Purchases}, {totals.Dollars}", project.Ask("select count(*), cast(sum(amount) as bigint) from gold.fact_purchase"));
        Assert.Equal($"{totals.Customers}", project.Ask("select count(*) from gold.dim_customer"));
        Assert.Equal(Text(totals.DollarsByCategory), project.Ask("select category, cast(revenue as bigint) from gold.mart_revenue_by_category order by 1"));
        Assert.Equal(Text(totals.DollarsByPayment), project.Ask("select payment_method, cast(revenue as bigint) from gold.mart_payment_method order by 1"));
        Assert.Equal(Text(totals.PurchasesByGender), project.Ask("select gender, purchases from gold.mart_gender order by 1"));
        Assert.Equal(Text(totals.PurchasesBySeason), project.Ask("select season, purchases from gold.mart_season order by 1"));
        Assert.Equal($"{totals.Discounted}", project.Ask("select purchases from gold.mart_discount_effect where discount = 'with discount'"));
        Assert.Equal($"{totals.Subscribed}", project.Ask("select purchases from gold.mart_subscription where subscription = 'subscriber'"));
    }

    static string Text(IReadOnlyDictionary<string, long> sums) =>
        string.Join("; ", sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Key}, {sum.Value}"));

    static async Task<ShoppingTruth> GenerateAsync(string folder, ShoppingOptions options) =>
        (await new ShoppingGenerator(options).WriteAsync(folder, TestContext.Current.CancellationToken)).Truth;
}
