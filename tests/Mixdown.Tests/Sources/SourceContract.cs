using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Tests.Csv;

namespace Mixdown.Tests.Sources;

/// <summary>What every source owes to a load. A subclass says how to make the system that it reads.</summary>
public abstract class SourceContract
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A source with one table <c>t</c> of the columns <c>id</c> (1, 2, …) and <c>name</c>.</summary>
    internal abstract IFileSource WithRows(int rows);

    /// <summary>A source with one good row and one bad record; null where a file has no records that could be bad.</summary>
    internal abstract IFileSource? WithOneBadRecord();

    /// <summary>A source whose system is not there.</summary>
    internal abstract IFileSource Unreachable();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2049)]
    [InlineData(100_000)]
    public async Task Every_row_is_read_once(int rows)
    {
        var (read, _) = await ReadAsync(WithRows(rows));

        Assert.Equal(Enumerable.Range(1, rows).Select(id => (long)id), read.Order());
    }

    [Fact]
    public async Task Types_are_guessed()
    {
        var source = WithRows(100);
        var shape = await ShapeAsync(source);

        Assert.Equal(["id", "name"], shape.Columns.Select(column => column.Name));
        Assert.Equal([DataType.Int64, DataType.Text], shape.Columns.Select(column => column.Settled?.Type ?? source.Guess(column.Evidence!)));
    }

    [Fact]
    public async Task Equal_content_has_an_equal_hash_and_reading_gives_the_same()
    {
        var source = WithRows(10);
        var file = Assert.Single(Assert.Single(await source.DiscoverAsync(Cancel)).Files);
        var (_, hash) = await ReadAsync(source);

        Assert.Equal(await source.HashAsync(file, Cancel), hash);
        Assert.Equal(file, await source.FindAsync(file.Path, Cancel));
    }

    [Fact]
    public async Task A_bad_record_is_rejected_and_counted()
    {
        if (WithOneBadRecord() is not { } source)
            return;
        using var rejected = new RejectedRows("/no/such/folder/spill");
        await using var rows = await OpenAsync(source, rejected, Cancel);

        Assert.Single(Drain(rows));
        Assert.Equal((2, 1), (rows.RowsRead, rejected.Count));
    }

    [Fact]
    public async Task A_source_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        using var rejected = new RejectedRows("/no/such/folder/spill");
        await using var rows = await OpenAsync(WithRows(100_000), rejected, stop.Token);
        await stop.CancelAsync();
        if (rows is IScanPart)
            return;   // What the engine reads it stops itself.

        Assert.Throws<OperationCanceledException>(() => Drain(rows));
    }

    [Fact]
    public async Task A_source_that_is_not_there_names_the_place()
    {
        var wrong = await Assert.ThrowsAsync<MixdownException>(() => Unreachable().DiscoverAsync(Cancel));

        Assert.NotNull(Assert.Single(wrong.Diagnostics).At);
        Assert.NotNull(wrong.Diagnostics[0].Hint);
    }

    /// <summary>Lets the engine read.</summary>
    static List<long> Scan(IScanPart scan)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        return [.. session.Query($"select id from ({scan.Sql})", Cancel).Rows.Select(row => (long)row[0]!)];
    }

    static async Task<(List<long> Ids, string Hash)> ReadAsync(IFileSource source)
    {
        using var rejected = new RejectedRows("/no/such/folder/spill");
        await using var rows = await OpenAsync(source, rejected, Cancel);
        var ids = Drain(rows);
        Assert.Equal(ids.Count, rows.RowsRead);
        Assert.Equal(0, rejected.Count);
        return (ids, rows.ContentHash);
    }

    static async Task<FileColumns> ShapeAsync(IFileSource source)
    {
        var file = Assert.Single(Assert.Single(await source.DiscoverAsync(Cancel)).Files);
        return await source.InspectAsync(file, new ShapeRequest(new ColumnList(), 64 << 20), Cancel);
    }

    static async Task<IFileRows> OpenAsync(IFileSource source, RejectedRows rejected, CancellationToken cancel)
    {
        var file = Assert.Single(Assert.Single(await source.DiscoverAsync(Cancel)).Files);
        ColumnTarget[] columns = [new("id", new Column("id", DataType.Int64)), new("name", new Column("name", DataType.Text))];
        return await source.OpenAsync(file, new RowsRequest(columns, TypeContract.Rescue, rejected), cancel);
    }

    /// <summary>Reads with two readers, in turns.</summary>
    static List<long> Drain(IFileRows rows)
    {
        if (rows is IScanPart scan)
            return Scan(scan);
        using var batch = new NativeBatch(rows.Columns);
        var readers = Enumerable.Range(0, 2).Select(_ => rows.OpenReader()).ToList();
        var ids = new List<long>();
        while (readers.Count > 0)
        {
            foreach (var reader in readers.ToList())
            {
                batch.Reset();
                var count = reader.Fill(batch.Batch);
                ids.AddRange(Enumerable.Range(0, count).Select(row => long.Parse(batch.Text(0, row)!, null)));
                if (count > 0)
                    continue;
                reader.Dispose();
                readers.Remove(reader);
            }
        }
        return ids;
    }
}
