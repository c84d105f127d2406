using Mixdown.Runs.Running.Loading;

namespace Mixdown.Tests.Runs;

/// <summary>How the memory of loads is divided.</summary>
public sealed class LoadMemoryTests
{
    [Theory]
    [InlineData(512, 4, 256, 4)]
    [InlineData(512, 16, 256, 8)]
    [InlineData(128, 4, 64, 2)]
    [InlineData(4096, 4, 2048, 4)]
    public void Half_is_DuckDBs_and_the_rest_bounds_the_tables_in_work(int megabytes, int threads, int parquet, int tables)
    {
        var memory = new LoadMemory((long)megabytes << 20);

        Assert.Equal(((long)parquet << 20, tables), (memory.ParquetBytes, memory.Tables(threads)));
    }
}
