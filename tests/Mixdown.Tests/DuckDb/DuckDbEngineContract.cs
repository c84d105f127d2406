using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.DuckDb;

public sealed class DuckDbEngineContract : EngineContract, IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IEngine Open() => DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") });

    protected override string Numbers(int rows) => $"select range as id from range({rows})";
}
