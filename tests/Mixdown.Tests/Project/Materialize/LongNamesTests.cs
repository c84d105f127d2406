using System.Text;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Tests.Project.Materialize;

public sealed class LongNamesTests
{
    [Fact]
    public void A_name_that_fits_is_the_name_and_the_suffix() =>
        Assert.Equal("sales__dbt_tmp", LongNames.WithSuffix("sales", "__dbt_tmp"));

    [Theory]
    [InlineData("a")]
    [InlineData("ä")]
    [InlineData("漢")]
    [InlineData("🎵")]
    public void A_long_name_is_cut_between_characters_and_stays_apart_from_its_neighbours(string letter)
    {
        var name = string.Concat(Enumerable.Repeat(letter, 63 / Encoding.UTF8.GetByteCount(letter)));
        var (one, other) = (LongNames.WithSuffix(name, "__dbt_tmp"), LongNames.WithSuffix(name[..^letter.Length] + "b", "__dbt_tmp"));

        Assert.NotEqual(one, other);
        Assert.All([one, other], made => Assert.InRange(Encoding.UTF8.GetByteCount(made), 1, 63));
        Assert.All([one, other], made => Assert.EndsWith("__dbt_tmp", made, StringComparison.Ordinal));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(one)));
    }
}
