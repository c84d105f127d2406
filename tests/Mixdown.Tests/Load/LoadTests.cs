namespace Mixdown.Tests.Load;

public sealed class LoadTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);

    [Fact]
    public async Task Rows_arrive_with_their_types_their_file_and_their_line()
    {
        _lab.Write("track.csv", "id,name,price,added\n1,Restless,0.99,2024-01-31 10:00:00\n\n2,\"Balls\nto\",1.5,2024-02-01 11:30:00\n3,,,\n");

        await _lab.LoadAsync();

        Assert.Equal(
            ["1|Restless|0.99|2024-01-31 10:00:00|track.csv|2|NULL", "2|Balls\nto|1.50|2024-02-01 11:30:00|track.csv|4|NULL", "3|NULL|NULL|NULL|track.csv|6|NULL"],
            await _lab.QueryAsync("select id, name, price, added, _mx_file, _mx_row, _mx_rescued from bronze.track order by id"));
        Assert.Equal(
            ["id|BIGINT", "name|VARCHAR", "price|DECIMAL(18,2)", "added|TIMESTAMP"], await _lab.ColumnsAsync("track"));
        Assert.Equal(new Ingest.Loads.RowCounts(3, 3, 0, 0, 0), _lab["track"].Rows);
    }

    [Fact]
    public async Task In_the_data_file_every_column_has_the_type_that_the_log_says()
    {
        _lab.Write("it's.csv", "id\n1\n");
        await _lab.LoadAsync();

        var file = Directory.GetFiles(Path.Combine(_lab.Lake.Root, "store"), "*.parquet", SearchOption.AllDirectories).Single();
        Assert.Equal(
            ["id|BIGINT", "_mx_row|BIGINT", "_mx_rescued|VARCHAR", "_mx_file|VARCHAR", "_mx_load_id|VARCHAR", "_mx_seq|BIGINT", "_mx_ingested_at|TIMESTAMP WITH TIME ZONE"],
            await _lab.QueryAsync($"select column_name, column_type from (describe select * from read_parquet('{file.Replace("'", "''", StringComparison.Ordinal)}'))"));
        Assert.Equal("it's.csv|UTF8", await _lab.ScalarAsync(
            $"select (select _mx_file from bronze.\"it's\"), converted_type from parquet_schema('{file.Replace("'", "''", StringComparison.Ordinal)}') where name = '_mx_file'"));
    }

    public void Dispose() => _lab.Dispose();
}
