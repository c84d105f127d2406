using Mixdown.Testing.Warehouses;

namespace Mixdown.GoldenTests;

/// <summary>What tiles ask, and what DuckDB answers; the server tests ask PostgreSQL the same.</summary>
public sealed class DashboardCases
{
    [Theory]
    [GoldenCases("dashboards")]
    public void A_tile_asks_and_is_answered(GoldenCase it)
    {
        using var warehouse = new DuckDbWarehouse();
        it.Check(input => new DashboardCase(input).Run(warehouse, TestContext.Current.CancellationToken));
    }
}
