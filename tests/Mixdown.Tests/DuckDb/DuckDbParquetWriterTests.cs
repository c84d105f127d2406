using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Tests.DuckDb;

public sealed class DuckDbParquetWriterTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly TempFolder _folder = new();
    readonly DuckDbParquetWriter _writer = new(new DuckDbEngineOptions { Threads = 2 });

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_a_reader_throws_comes_out_as_it_is_and_no_file_is_left()
    {
        var part = new SyntheticPart(100_000, maxReaders: 2) { FailAt = 77_777 };

        var fault = Assert.Throws<InvalidDataException>(() => _writer.Write(part, _folder.File("a.parquet"), new(), Cancel));

        Assert.Equal("row 77777 is broken", fault.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
        Assert.Equal(part.ReadersOpened, part.ReadersDisposed);
    }

    [Fact]
    public void A_folder_that_is_missing_is_an_error_of_the_disk()
    {
        var fault = Assert.Throws<MixdownException>(
            () => _writer.Write(new SyntheticPart(1, 1), _folder.File("no/a.parquet"), new(), Cancel));

        Assert.Equal("MX3016", Assert.Single(fault.Diagnostics).Code);
    }

    [Fact]
    public void A_cancelled_write_leaves_no_file()
    {
        using var stop = new CancellationTokenSource();
        var part = new StoppingPart(stop);

        Assert.ThrowsAny<OperationCanceledException>(() => _writer.Write(part, _folder.File("a.parquet"), new(), stop.Token));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_part_without_rows_gives_a_file_without_rows()
    {
        var file = _writer.Write(new SyntheticPart(0, 2), _folder.File("a.parquet"), new(), Cancel);

        Assert.Equal(0, file.Statistics.Rows);
        Assert.Equal(0L, Scalar("select count(*) from read_parquet($1)", file.Path));
    }

    [Fact]
    public void A_million_rows_of_all_types_are_written_by_two_readers_and_read_back_equal()
    {
        var part = new SyntheticPart(1_000_000, maxReaders: 2);

        var file = _writer.Write(part, _folder.File("a.parquet"), new(), Cancel);

        Assert.Equal(1_000_000, file.Statistics.Rows);
        Assert.Equal(new FileInfo(file.Path).Length, file.Bytes);
        Assert.Equal(2, part.ReadersOpened);
        Assert.Equal(0L, Scalar(
            """
            select count(*) from read_parquet($1) where not case when id % 10 = 0
                then coalesce(tiny, small, plain, money, wide) is null and "long ""text" is null and bytes is null
                else tiny = id % 100 and small = id % 10000 and plain = -id and half = (id / 2)::float and real = id / 4
                    and flag = (id % 2 = 1) and money = id::decimal(18, 2) / 100 and wide = id::decimal(38, 10) * 1000000000
                    and day = date '1970-01-01' + (id % 10000)::int and reading = make_timestamp(id * 1000000)
                    and instant = to_timestamp(-id) and "short text" = 't' || id
                    and "long ""text" = 'a text longer than 12 bytes é ' || id
                    and hex(bytes) = '00' || lpad(hex(id % 256), 2, '0') || 'FF'
                    and rating = (id % 1000)::decimal(18, 1) / 10 and price = id::decimal(18, 2) / 100 end
            """, file.Path));
        Assert.Equal(1_000_000L, Scalar("select count(distinct id) from read_parquet($1)", file.Path));
    }

    [Fact]
    public void A_decimal_of_few_digits_has_its_own_type_in_the_file()
    {
        var file = _writer.Write(new SyntheticPart(5000, 1), _folder.File("a.parquet"), new(), Cancel);

        Assert.Equal("DECIMAL(3,1), DECIMAL(9,2)", Scalar("select any_value(typeof(rating)) || ', ' || any_value(typeof(price)) from read_parquet($1)", file.Path));
    }

    [Fact]
    public void Statistics_are_texts_as_the_log_of_a_lake_table_wants_them()
    {
        var columns = _writer.Write(new SyntheticPart(100, 1), _folder.File("a.parquet"), new(), Cancel).Statistics.Columns;

        Assert.Equal(("0", "99", 0), Facts("id"));
        Assert.Equal(("0.01", "0.99", 10), Facts("money"));
        Assert.Equal(("1970-01-02", "1970-04-10", 10), Facts("day"));
        Assert.Equal(("t1", "t99", 10), Facts("short text"));
        Assert.Equal(("1969-12-31 23:58:21+00", "1969-12-31 23:59:59+00", 10), Facts("instant"));
        Assert.Equal(10, columns["long \"text"].Nulls);

        (string?, string?, long?) Facts(string name) => (columns[name].Min, columns[name].Max, columns[name].Nulls);
    }

    [Fact]
    public void Constants_follow_the_columns_of_the_part()
    {
        var options = new ParquetWriteOptions
        {
            Constants =
            [
                new(new Column("_mx_file", DataType.Text), "it's.csv"),
                new(new Column("_mx_ingested_at", DataType.Instant), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
                new(new Column("_mx_rescued", DataType.Text), null),
            ],
        };

        var file = _writer.Write(new SyntheticPart(3, 1), _folder.File("a.parquet"), options, Cancel);

        var table = Query("select * from read_parquet($1)", file.Path);
        Assert.Equal(
            [("_mx_file", "VARCHAR"), ("_mx_ingested_at", "TIMESTAMP WITH TIME ZONE"), ("_mx_rescued", "VARCHAR")],
            table.Columns.Skip(17).Select(column => (column.Name, column.Type)));
        Assert.All(table.Rows, row => Assert.Equal(["it's.csv", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), null], row[17..]));
        Assert.Equal(3, file.Statistics.Columns["_mx_rescued"].Nulls);
    }

    [Fact]
    public void Row_groups_stay_under_their_limits()
    {
        var file = _writer.Write(new SyntheticPart(50_000, 1), _folder.File("a.parquet"), new() { RowGroupRows = 10_240 }, Cancel);

        Assert.Equal(10_240L, Scalar("select max(row_group_num_rows) from parquet_metadata($1)", file.Path));
    }

    object? Scalar(string sql, string file) => Query(sql, file).Rows[0][0];

    static Engines.ResultTable Query(string sql, string file)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        return session.Query(sql, [file], Cancel);
    }
}
