using Mixdown.Simulation.Defects;

namespace Mixdown.Tests.Simulation;

public sealed class DefectPlanTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.03", 33)]
    [InlineData("0.2", 5)]
    [InlineData("0.0000000000000000000001", int.MaxValue)]
    public void The_ratio_decides_the_block(string ratio, int rows) =>
        Assert.Equal(rows, DefectPlan.BlockRows(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Nothing_is_struck_at_ratio_zero() =>
        Assert.All(Enumerable.Range(0, 1000), row =>
            Assert.Equal(DefectKind.None, new DefectPlan(1, 0, DefectKind.Missing).At(row)));

    [Theory]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(1000)]
    public void Every_kind_strikes_once_in_each_block(int blockRows)
    {
        DefectKind[] kinds =
            [DefectKind.Quarantined, DefectKind.Rescued, DefectKind.Missing, DefectKind.Duplicate, DefectKind.Spelling];
        var plan = new DefectPlan(42, blockRows, kinds);
        for (var block = 0; block < 20; block++)
        {
            var struck = Enumerable.Range(block * blockRows, blockRows).Select(row => plan.At(row))
                .Where(kind => kind != DefectKind.None);
            Assert.Equal(kinds, struck.Order());
        }
    }
}
