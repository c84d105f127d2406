using Mixdown.Testing.Warehouses;

namespace Mixdown.GoldenTests;

/// <summary>Projects that are run as a person runs them, on DuckDB; the server tests run the same cases on PostgreSQL.</summary>
public sealed class WarehouseCases
{
    [Theory]
    [GoldenCases("warehouse")]
    public async Task A_project_gives_the_tables_of_its_case(GoldenCase it)
    {
        var script = new WarehouseCase(it.Input);
        using var warehouse = new DuckDbWarehouse();
        if (script.IsFor(warehouse.Dialect))
            it.CheckOutput(await script.RunAsync(warehouse, TestContext.Current.CancellationToken), warehouse.Dialect);
    }
}
