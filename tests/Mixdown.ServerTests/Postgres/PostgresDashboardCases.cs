using Mixdown.Testing.Postgres;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Postgres;

/// <summary>The cases of <c>tests/Mixdown.GoldenTests/cases/dashboards</c> on PostgreSQL: the same SQL, the same rows.</summary>
public sealed class PostgresDashboardCases
{
    [Theory(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    [GoldenCases("dashboards")]
    public void A_tile_asks_and_is_answered(GoldenCase it)
    {
        using var database = PostgresServer.OfProcess.CreateDatabase();
        it.CheckOutput(new DashboardCase(it.Input).Run(database, TestContext.Current.CancellationToken), database.Dialect);
    }
}
