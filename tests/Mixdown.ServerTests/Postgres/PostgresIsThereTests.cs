using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Postgres;

public sealed class PostgresIsThereTests
{
    [Fact]
    public void Where_everything_is_checked_postgres_is_there() =>
        Assert.True(PostgresServer.IsThere || Environment.GetEnvironmentVariable("CI") != "true", PostgresServer.Missing);
}
