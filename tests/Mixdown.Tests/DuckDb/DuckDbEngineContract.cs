using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.DuckDb;

public sealed class DuckDbEngineContract : EngineContract, IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IEngine Open() => DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") });

    protected override string Numbers(int rows) => $"select range as id from range({rows})";

    protected override string BytesLiteral => "unhex('00FF5C')";

    protected override string ArrayLiteral => "[1, null, -3]";
}
