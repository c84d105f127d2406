using Mixdown.Testing.Postgres;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Postgres;

public sealed class PostgresRangeStepsTests : RangeStepsContract
{
    private protected override ITestWarehouse CreateWarehouse()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        return PostgresServer.OfProcess.CreateDatabase();
    }
}
