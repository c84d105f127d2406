using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Tests.Load;

/// <summary>What writes Parquet, once for a class of tests: starting DuckDB costs more than most of them.</summary>
public sealed class LoadParquet : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mx-parquet-").FullName;
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();

    public LoadParquet()
    {
        Writer = new DuckDbParquetWriter(new DuckDbEngineOptions { Threads = 2 });
        Handler = new DuckDbParquetHandler(_engine, _folder);
    }

    public DuckDbParquetWriter Writer { get; }

    public DuckDbParquetHandler Handler { get; }

    public void Dispose()
    {
        Writer.Dispose();
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
