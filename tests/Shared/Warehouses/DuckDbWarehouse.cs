using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Testing.Warehouses;

/// <summary>A DuckDB file in a folder of its own.</summary>
sealed class DuckDbWarehouse : ITestWarehouse
{
    readonly TempFolder _folder = new();

    public string Dialect => "duckdb";

    public string Output => $"type: duckdb, path: '{File}'";

    string File => _folder.At("warehouse.duckdb");

    public IEngine Open() => DuckDbEngine.Open(new DuckDbEngineOptions { File = File });

    public void Dispose() => _folder.Dispose();
}
