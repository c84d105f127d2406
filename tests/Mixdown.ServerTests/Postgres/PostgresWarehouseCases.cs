using Mixdown.Testing.Postgres;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Postgres;

/// <summary>The cases of <c>tests/Mixdown.GoldenTests/cases/warehouse</c> on PostgreSQL.</summary>
public sealed class PostgresWarehouseCases
{
    [Theory(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    [GoldenCases("warehouse")]
    public async Task A_project_gives_the_tables_of_its_case(GoldenCase it)
    {
        var script = new WarehouseCase(it.Input);
        if (!script.IsFor("postgres"))
            return;
        using var database = PostgresServer.OfProcess.CreateDatabase();
        it.CheckOutput(await script.RunAsync(database, TestContext.Current.CancellationToken), database.Dialect);
    }
}
