using Mixdown.Data.Diagnostics;

namespace Mixdown.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(2, "2 rows")]
    [InlineData(15_607, "15,607 rows")]
    public void One_of_a_thing_is_no_plural(long count, string said) => Assert.Equal(said, Counted.Of(count, "row"));

    [Fact]
    public void What_follows_may_have_its_verb()
    {
        Assert.Equal("1 row has", Counted.Of(1, "row has", "rows have"));
        Assert.Equal("3 rows have", Counted.Of(3, "row has", "rows have"));
    }
}
