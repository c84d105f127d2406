using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Tests.DuckDb;

namespace Mixdown.ServerTests.Chdb;

/// <summary>The pages of version 2 that our Parquet writer asks for are read by an independent reader.</summary>
public sealed class ParquetReadByChdbTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mixdown-parquet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Rows_of_our_own_readers_are_read_equal()
    {
        using var writer = new DuckDbParquetWriter(new DuckDbEngineOptions());
        var part = new SyntheticPart(300_000, maxReaders: 2);
        var file = writer.Write(part, Path.Combine(_folder, "a.parquet"), new(), TestContext.Current.CancellationToken);

        var read = await ChdbReader.QueryAsync(
            $"""
            select count(), sum(id), count(tiny), sum(plain), sum(real), sum(flag), sum(money), sum(wide), max(day),
              sum(length("long ""text")), countIf("short text" = 't' || toString(id)), max(hex(bytes))
            from file({SqlText.Literal(file.Path)}, Parquet)
            """);

        Assert.Equal(
            """["300000","44999850000","270000","-40500000000",10125000000,"150000","405000000","40500000000000000000","1997-05-18","9890001","270000","00FFFF"]""",
            Assert.Single(read[0]));
    }
}
