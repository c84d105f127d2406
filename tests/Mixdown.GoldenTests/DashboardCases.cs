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

    [Theory]
    [GoldenCases("dashboard_errors")]
    public void A_mistake_is_found_at_its_place(GoldenCase it) =>
        it.Check(input => new DashboardCase(input).Check(TestContext.Current.CancellationToken));
}
