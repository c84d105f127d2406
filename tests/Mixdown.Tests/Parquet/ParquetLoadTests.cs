using Mixdown.Engines.DuckDb;
using Mixdown.Tests.Files;
using Mixdown.Tests.Load;

namespace Mixdown.Tests.Parquet;

/// <summary>Parquet files on their way into the lake.</summary>
public sealed class ParquetLoadTests : IDisposable, IClassFixture<LoadParquet>
{
    readonly LoadLab _lab;

    public ParquetLoadTests(LoadParquet parquet) =>
        _lab = new LoadLab(parquet) { Settings = LoadLab.Map(("type", "parquet"), ("path", "in/{table}.parquet")) };

    [Fact]
    public async Task Every_type_becomes_what_the_table_of_types_says_without_loss()
    {
        Write("t.parquet", """
            select * from (values
                (1::utinyint, 18446744073709551615::ubigint, '10:00:01'::time,
                 '4ac7a9e9-607c-4c8a-84f3-843f0191e3fd'::uuid, interval 3 days, 'b'::enum('a','b'), '2024-01-31 10:00:00.123456789'::timestamp_ns,
                 [1, null]::integer[], {'x': 1.5::decimal(4,2), 'y': {'z': 'deep'}}, 'infinity'::date),
                (2, 0, null, null, null, 'a', '1969-12-31 23:59:59.999999999', [], null, '2024-01-31'))
            t(tiny, big, at_time, id, span, word, nano, list, nested, day)
            """);
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors.Select(wrong => wrong.ToString()));

        Assert.Equal(
            [
                "tiny|SMALLINT", "big|DECIMAL(20,0)", "at_time|VARCHAR", "id|VARCHAR", "span|VARCHAR", "word|VARCHAR",
                "nano|TIMESTAMP", "nano_ns|SMALLINT", "list|INTEGER[]", "nested|STRUCT(x DECIMAL(4,2), y STRUCT(z VARCHAR))", "day|DATE",
            ],
            await _lab.ColumnsAsync("t"));
        Assert.Equal(
            [
                "1|18446744073709551615|10:00:01|4ac7a9e9-607c-4c8a-84f3-843f0191e3fd|2024-01-31 10:00:00.123456|789|[1, NULL]|NULL|1",
                "2|0|NULL|NULL|1969-12-31 23:59:59.999999|999|[]|2024-01-31|2",
            ],
            await _lab.QueryAsync("select tiny, big, at_time, id, nano, nano_ns, list::varchar, day, _mx_row from bronze.t order by tiny"));
        Assert.Equal(
            """{"day":"infinity"}""",
            await _lab.ScalarAsync("select _mx_rescued from bronze.t where tiny = 1"));
        Assert.Equal(1, _lab["t"].Rows.Rescued);
    }

    [Fact]
    public async Task A_later_file_of_other_types_keeps_the_types_of_the_table()
    {
        _lab.Settings = LoadLab.Map(("type", "parquet"), ("path", "in/{table}/*.parquet"));
        Write("t/1.parquet", "select 1::bigint as id, 1.50::decimal(10,2) as price, 'x' as name");
        await _lab.LoadAsync();
        Write("t/2.parquet", "select * from (values (2::integer, 2.5::double, 'y', true), (3, 2.555, '3', false)) t(id, price, name, extra)");
        Write("t/3.parquet", "select * from (values ('4', 9.99::decimal(10,2), 7), ('four', 1, 8)) t(id, price, name)");
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors.Select(wrong => wrong.ToString()));

        Assert.Equal(
            ["1|1.50|x|NULL|NULL", "2|2.50|y|True|NULL", "3|NULL|3|False|{\"price\":\"2.555\"}", "4|9.99|7|NULL|NULL", "NULL|1.00|8|NULL|{\"id\":\"four\"}"],
            await _lab.QueryAsync("select id, price, name, extra, _mx_rescued from bronze.t order by id nulls last"));
    }

    [Fact]
    public async Task The_contract_says_what_becomes_of_rows_with_values_that_do_not_fit()
    {
        _lab.Settings = LoadLab.Map(
            ("type", "parquet"), ("path", "in/{table}/*.parquet"), ("bad_rows", LoadLab.Map(("max", "50%"))),
            ("schema_contract", LoadLab.Map(("data_type", "quarantine"), ("columns", "discard_row"))));
        Write("t/1.parquet", "select 1::bigint as id");
        await _lab.LoadAsync();
        Write("t/2.parquet", "select * from (values ('2', null), ('two', null), ('3', 'new'), ('4', null)) t(id, more)");
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors.Select(wrong => wrong.ToString()));

        Assert.Equal((4, 2, 2), (_lab["t"].Rows.Read, _lab["t"].Rows.Loaded, _lab["t"].Rows.Rejected));
        Assert.Equal(["1", "2", "4"], await _lab.QueryAsync("select id from bronze.t order by id"));
        Assert.Equal(
            ["2|MX2232|{\"id\":\"two\",\"more\":null}", "3|MX2233|{\"id\":\"3\",\"more\":\"new\"}"],
            await _lab.QueryAsync("select _mx_row, code, raw from bronze.t__quarantine order by 1"));
    }

    [Fact]
    public async Task Wherever_a_file_is_cut_off_or_damaged_nothing_is_loaded_and_the_error_names_it()
    {
        Write("whole.parquet", "select i, 'text ' || i as t from range(3000) r(i)");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_lab.SourceFolder, "whole.parquet"), TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(_lab.SourceFolder, "whole.parquet"));
        foreach (var length in new[] { 0, 4, 11, 1000, bytes.Length / 2, bytes.Length - 9, bytes.Length - 1 })
        {
            _lab.Write("t.parquet", bytes[..length]);
            Assert.StartsWith("t.parquet:1:1: error MX2230: t.parquet is no whole Parquet file: ", await _lab.FailureAsync(), StringComparison.Ordinal);
        }
        for (var at = bytes.Length - 40; at < bytes.Length - 9; at += 7)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0xFF;
            _lab.Write("t.parquet", damaged);
            await _lab.LoadAsync();
            Assert.All(_lab.Last!.Errors, wrong => Assert.Equal("MX2230", wrong.Code));
        }
    }

    [Fact]
    public async Task Folders_named_like_partitions_are_columns()
    {
        _lab.Settings = LoadLab.Map(("type", "parquet"), ("path", "in/{table}/**/*.parquet"), ("partitions", "hive"));
        Write("t/year=2023/a.parquet", "select 1::bigint as id");
        Write("t/year=2024/b.parquet", "select * from range(2, 4) r(id)");
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors.Select(wrong => wrong.ToString()));

        Assert.Equal(["1|2023", "2|2024", "3|2024"], await _lab.QueryAsync("select id, year from bronze.t order by id"));
    }

    [Fact]
    public async Task A_file_in_a_bucket_is_read_from_a_copy_that_goes_again()
    {
        Write("t.parquet", "select 7 as id");
        var bucket = new BucketOfBytes();
        bucket.Put("t.parquet", await File.ReadAllBytesAsync(Path.Combine(_lab.SourceFolder, "t.parquet"), TestContext.Current.CancellationToken));
        _lab.Stores = bucket;
        _lab.Settings = LoadLab.Map(("type", "parquet"), ("path", "s3://bucket/{table}.parquet"));

        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors.Select(wrong => wrong.ToString()));

        Assert.Equal(["7|t.parquet"], await _lab.QueryAsync("select id, _mx_file from bronze.t"));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(_lab.SourceFolder)!, "source-*"));
    }

    public void Dispose() => _lab.Dispose();

    void Write(string file, string select)
    {
        var path = Path.Combine(_lab.SourceFolder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        session.Execute($"copy ({select}) to '{path}.tmp' (format parquet)", CancellationToken.None);
        _lab.Write(file, File.ReadAllBytes(path + ".tmp"));
        File.Delete(path + ".tmp");
    }
}
