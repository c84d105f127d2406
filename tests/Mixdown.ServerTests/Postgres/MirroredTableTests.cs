using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Engines.Postgres;
using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Postgres;

/// <summary>Lake tables in PostgreSQL.</summary>
public sealed class MirroredTableTests : IDisposable
{
    static readonly TableName Track = new("bronze", "track");
    static readonly ColumnList IdAndName = new(new Column("id", DataType.Int64), new Column("Na\"me", DataType.Text));
    readonly TempFolder _folder = new();
    readonly DuckDbEngine _duckdb = DuckDbEngine.InMemory();
    readonly PostgresDatabase _database;
    readonly PostgresEngine _engine;
    readonly PostgresSession _session;

    public MirroredTableTests()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        _database = PostgresServer.OfProcess.CreateDatabase();
        _engine = PostgresEngine.Open(_database.Options with { Lake = new DuckDbLakeFiles(_duckdb) });
        _session = _engine.OpenSession();
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _session?.Dispose();
        _engine?.Dispose();
        _database?.Dispose();
        _duckdb.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_table_has_the_rows_of_the_files_and_the_columns_of_the_lake_and_tells_its_version()
    {
        var table = new ExposedTable(4, IdAndName, [Write("a", "1::bigint id, 'x' \"Na\"\"me\""), Write("b", "2::bigint id, null::varchar \"Na\"\"me\"")]);

        _engine.Expose(Track, table, Cancel);

        Assert.Equal([[1L, "x"], [2L, null]], Rows("select * from bronze.track order by id"));
        Assert.StartsWith("Version 4 of the lake table", (string)Rows("select obj_description('bronze.track'::regclass, 'pg_class')")[0][0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_files_that_came_or_went_are_touched()
    {
        var (a, b, c) = (Write("a", "1::bigint id, 'x' \"Na\"\"me\""), Write("b", "2::bigint id, 'y' \"Na\"\"me\""), Write("c", "3::bigint id, 'z' \"Na\"\"me\""));
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [a, b]), Cancel);
        var before = Tables();

        _engine.Expose(Track, new ExposedTable(2, IdAndName, [b, c]), Cancel);

        Assert.Equal([[2L, "y"], [3L, "z"]], Rows("select * from bronze.track order by id"));
        Assert.Single(Tables().Intersect(before));
    }

    [Fact]
    public void A_version_that_is_there_is_left_alone()
    {
        var table = new ExposedTable(1, IdAndName, [Write("a", "1::bigint id, 'x' \"Na\"\"me\"")]);
        _engine.Expose(Track, table, Cancel);
        File.Delete(table.Files[0].Path);

        _engine.Expose(Track, table, Cancel);

        Assert.Equal([[1L]], Rows("select count(*) from bronze.track"));
    }

    [Fact]
    public void A_new_column_is_null_in_the_files_that_are_there()
    {
        var old = Write("a", "1::bigint id, 'x' \"Na\"\"me\"");
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [old]), Cancel);
        var wider = new ColumnList([.. IdAndName, new Column("price", new DataType.Decimal(10, 2))]);

        _engine.Expose(Track, new ExposedTable(2, wider, [old with { HasAllColumns = false }, Write("b", "2::bigint id, 'y' \"Na\"\"me\", 0.99::decimal(10,2) price")]), Cancel);

        Assert.Equal([[1L, "x", null], [2L, "y", 0.99m]], Rows("select * from bronze.track order by id"));
    }

    [Fact]
    public void A_column_of_another_type_makes_the_table_anew()
    {
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [Write("a", "1::bigint id, 'x' \"Na\"\"me\"")]), Cancel);
        var other = new ColumnList(new Column("id", DataType.Text), new Column("Na\"me", DataType.Text));

        _engine.Expose(Track, new ExposedTable(2, other, [Write("b", "'one' id, 'x' \"Na\"\"me\"")]), Cancel);

        Assert.Equal([["one", "x"]], Rows("select * from bronze.track"));
    }

    [Fact]
    public void A_view_on_a_table_that_would_be_made_anew_is_named_and_kept()
    {
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [Write("a", "1::bigint id, 'x' \"Na\"\"me\"")]), Cancel);
        _session.Execute("create view mine as select id from bronze.track", Cancel);
        var other = new ColumnList(new Column("id", DataType.Text), new Column("Na\"me", DataType.Text));

        var fault = Assert.Throws<MixdownException>(() => _engine.Expose(Track, new ExposedTable(2, other, []), Cancel));

        Assert.Contains("view mine depends on table bronze.track", fault.Message, StringComparison.Ordinal);
        Assert.Equal([[1L]], Rows("select * from mine"));
    }

    [Fact]
    public void A_table_that_somebody_else_made_is_not_touched()
    {
        _session.Execute("create schema bronze; create table bronze.track as select 7 as mine", Cancel);

        var fault = Assert.Throws<MixdownException>(() => _engine.Expose(Track, new ExposedTable(1, IdAndName, []), Cancel));

        Assert.Equal("MX3021", fault.Diagnostics[0].Code);
        Assert.Equal([[7L]], Rows("select * from bronze.track"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_version_before()
    {
        var a = Write("a", "1::bigint id, 'x' \"Na\"\"me\"");
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [a]), Cancel);

        Assert.Throws<MixdownException>(() => _engine.Expose(Track, new ExposedTable(2, IdAndName, [Write("b", "2::bigint id, 'y' \"Na\"\"me\""), new ExposedFile(_folder.At("gone.parquet"), true)]), Cancel));

        Assert.Equal([[1L, "x"]], Rows("select * from bronze.track"));
    }

    [Fact]
    public void A_text_with_a_nul_which_postgres_cannot_hold_is_told()
    {
        var fault = Assert.Throws<MixdownException>(() => _engine.Expose(Track, new ExposedTable(1, IdAndName, [Write("a", "1::bigint id, 'a' || chr(0) \"Na\"\"me\"")]), Cancel));

        Assert.Contains("bronze.track, file a: invalid byte sequence", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Values => new()
    {
        { "boolean", "true" },
        { "tinyint", "-128" },
        { "smallint", "-32768" },
        { "integer", "2147483647" },
        { "bigint", "-9223372036854775808" },
        { "float", "-0.5" },
        { "double", "1e-300" },
        { "double", "'infinity'" },
        { "decimal(4,2)", "-12.34" },
        { "decimal(4,4)", "0.0001" },
        { "decimal(9,0)", "123456789" },
        { "decimal(9,3)", "100000.000" },
        { "decimal(18,2)", "9999999999999999.99" },
        { "decimal(18,2)", "0" },
        { "decimal(18,7)", "-0.0000001" },
        { "decimal(38,0)", "-99999999999999999999999999999999999999" },
        { "decimal(38,37)", "1.0000000000000000000000000000000000001" },
        { "varchar", "''" },
        { "varchar", "'more than twelve bytes: ü 日本 😀'" },
        { "blob", "'\\x00\\xFF'" },
        { "date", "'1969-12-31'" },
        { "date", "'infinity'" },
        { "timestamp", "'1999-12-31 23:59:59.999999'" },
        { "timestamp", "'-infinity'" },
        { "timestamptz", "'2024-02-29 12:00:00.000001+00'" },
    };

    [Theory, MemberData(nameof(Values))]
    public void A_value_of_every_type_is_the_one_in_the_file(string type, string literal)
    {
        var table = new ExposedTable(1, new ColumnList(new Column("c", TypeOf(type))), [Write("a", $"cast({literal} as {type}) c union all select null")]);

        _engine.Expose(Track, table, Cancel);

        var inPostgres = type == "blob" ? "decode('00ff', 'hex')" : $"cast('{literal.Trim('\'')}' as {TypeInPostgres(type)})";
        Assert.Equal([[true], [null]], Rows($"select c = {inPostgres} from bronze.track order by c nulls last"));
    }

    [Fact]
    public void Lists_maps_and_structs_are_json()
    {
        var columns = new ColumnList(
            new Column("l", new DataType.List(DataType.Int64)),
            new Column("m", new DataType.Map(DataType.Text, DataType.Int64)),
            new Column("s", new DataType.Struct(IdAndName)));

        _engine.Expose(Track, new ExposedTable(1, columns, [Write("a", "[1, null]::bigint[] l, map {'k': 2::bigint} m, {'id': 3::bigint, 'Na\"me': 'x'} s")]), Cancel);

        Assert.Equal([[2L, "2", "x"]], Rows("select jsonb_array_length(l), m ->> 'k', s ->> 'Na\"me' from bronze.track"));
    }

    [Fact]
    public void Many_rows_are_copied_in_bounded_memory()
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("MIXDOWN_ROWS"), CultureInfo.InvariantCulture, out var many) ? many : 200_000;
        var file = Write("a", $"range::bigint id, 'the name of row ' || range \"Na\"\"me\" from range({rows})");
        var before = GC.GetTotalAllocatedBytes(precise: true);

        _engine.Expose(Track, new ExposedTable(1, IdAndName, [file]), Cancel);

        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 32 << 20);
        Assert.Equal([[(long)rows, (long)rows - 1]], Rows("select count(*), max(id) from bronze.track"));
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_leaves_nothing()
    {
        var file = Write("a", "range::bigint id, 'the name of row ' || range \"Na\"\"me\" from range(5000000)");
        using var stop = new CancellationTokenSource();
        var copying = Task.Run(() => _engine.Expose(Track, new ExposedTable(1, IdAndName, [file]), stop.Token), Cancel);
        await Task.Delay(300, Cancel);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copying);
        Assert.Empty(Rows("select 1 from pg_tables where schemaname in ('bronze', '_mixdown_lake')"));
    }

    IReadOnlyList<object?[]> Rows(string sql) => _session.Query(sql, Cancel).Rows;

    IEnumerable<string> Tables() => [.. Rows("select tablename from pg_tables where schemaname = '_mixdown_lake'").Select(row => (string)row[0]!)];

    ExposedFile Write(string name, string select)
    {
        var path = _folder.At(name + ".parquet");
        using var session = _duckdb.OpenSession();
        session.Execute($"copy (select {select}) to {SqlText.Literal(path)} (format parquet)", Cancel);
        return new ExposedFile(path, true) { Name = name };
    }

    static DataType TypeOf(string type) => type switch
    {
        "boolean" => new DataType.Boolean(),
        "tinyint" => new DataType.Integer(8),
        "smallint" => new DataType.Integer(16),
        "integer" => new DataType.Integer(32),
        "bigint" => DataType.Int64,
        "float" => new DataType.Float(32),
        "double" => new DataType.Float(64),
        "varchar" => DataType.Text,
        "blob" => new DataType.Binary(),
        "date" => new DataType.Date(),
        "timestamp" => DataType.LocalTime,
        "timestamptz" => DataType.Instant,
        _ => DecimalOf(type),
    };

    static DataType DecimalOf(string type)
    {
        var facets = type["decimal(".Length..^1].Split(',');
        return new DataType.Decimal(int.Parse(facets[0], CultureInfo.InvariantCulture), int.Parse(facets[1], CultureInfo.InvariantCulture));
    }

    static string TypeInPostgres(string type) => type switch
    {
        "tinyint" => "smallint",
        "float" => "real",
        "double" => "double precision",
        _ => type,
    };
}
