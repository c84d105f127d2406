namespace Mixdown.ServerTests.Chdb;

public sealed class ChdbIsThereTests
{
    [Fact]
    public void Where_everything_is_checked_chdb_is_there() =>
        Assert.True(ChdbReader.IsThere || Environment.GetEnvironmentVariable("CI") != "true", ChdbReader.Missing);
}
