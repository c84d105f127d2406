using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.DeletionVectors;
using Mixdown.Delta.Schemas;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Tests.Delta;

namespace Mixdown.Tests.DuckDb;

/// <summary>Tables whose files are not what their schema says, each value worked out by hand.</summary>
public sealed class ForeignTableTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    static readonly TableName Track = new("bronze", "track");
    readonly TempFolder _folder = new();
    readonly DuckDbEngine _engine;
    readonly DuckDbSession _session;

    public ForeignTableTests()
    {
        _engine = DuckDbEngine.Open(new() { File = _folder.File("w.duckdb"), ProjectFolder = _folder.Path });
        _session = _engine.OpenSession();
    }

    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Partition_values_stand_in_the_rows_of_their_files()
    {
        var columns = Columns("id:long day:date at:timestamp money:decimal name:string bytes:binary flag:boolean");
        var values = Constants(
            ("day", "2024-02-29"), ("at", "2024-02-29 12:00:00.123456+00"), ("money", "-1.50"), ("name", "O'Neill \"x\" %"), ("bytes", "\\x00\\xFF"), ("flag", "true"));
        var nulls = Constants(("day", null), ("at", null), ("money", null), ("name", null), ("bytes", null), ("flag", null));
        _session.Execute("set timezone = 'Asia/Tokyo'", Cancel);

        Expose(columns, Write("a", "1::bigint id") with { Constants = values }, Write("b", "2::bigint id") with { Constants = nulls });

        Assert.Equal(
            ["[1,2024-02-29,2024-02-29 12:00:00.123456,-1.50,O'Neill \"x\" %,\\x00\\xFF,true]", "[2,,,,,,]"],
            Texts("select id, day, timezone('UTC', \"at\"), money, name, bytes::varchar, flag from bronze.track order by id"));
        Assert.Equal("BIGINT DATE TIMESTAMP WITH TIME ZONE DECIMAL(10,2) VARCHAR BLOB BOOLEAN", Types());
    }

    [Fact]
    public void Many_partitions_are_joined_and_still_tell_their_rows()
    {
        var files = Enumerable.Range(0, 150).Select(i =>
            Write($"p{i}", $"{i}::bigint id") with { Constants = Constants(("day", i % 7 == 0 ? null : $"d{i}")) }).ToArray();

        Expose(Columns("id:long day:string"), files);

        Assert.Equal(["[150,128,11175]"], Texts("select count(*), count(day), sum(id) from bronze.track"));
        Assert.Equal(["[8]"], Texts("select id from bronze.track where day = 'd8'"));
        Assert.Contains("file_index", ViewText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_found_by_their_physical_names_also_inside_others()
    {
        var inner = Mapped("Title", "col-2", 2, DataType.Text);
        var columns = new ColumnList(
            Mapped("id", "col-1", 1, DataType.Int64),
            Mapped("s", "col-3", 3, new DataType.Struct(new ColumnList(inner, Mapped("year", "col-4", 4, DataType.Int64)))),
            Mapped("l", "col-5", 5, new DataType.List(new DataType.Struct(new ColumnList(inner)))),
            Mapped("m", "col-6", 6, new DataType.Map(DataType.Text, new DataType.Struct(new ColumnList(inner)))),
            Mapped("id2", "id", 7, DataType.Text));
        var file = Write("a", """
            1::bigint as "col-1", {'col-2': 'T'} as "col-3", [{'col-2': 'x'}, null] as "col-5", map {'k': {'col-2': 'y'}} as "col-6", 'other' as id
            """);
        var nulls = Write("b", """
            2::bigint as "col-1", null::struct("col-2" varchar) as "col-3", null::struct("col-2" varchar)[] as "col-5", null::map(varchar, struct("col-2" varchar)) as "col-6"
            """);

        _engine.Expose(Track, new ExposedTable(1, columns, [file, nulls]) { Mapping = ColumnMappingMode.Name }, Cancel);

        Assert.Equal(
            ["[1,{'Title': T, 'year': NULL},[{'Title': x}, NULL],{k={'Title': y}},other]", "[2,,,,]"],
            Texts("select id, s::varchar, l::varchar, m::varchar, id2 from bronze.track order by id"));
    }

    [Fact]
    public void Columns_are_found_by_their_ids_whatever_the_file_calls_them()
    {
        var columns = new ColumnList(
            Mapped("id", "col-1", 7, DataType.Int64),
            Mapped("s", "col-3", 8, new DataType.Struct(new ColumnList(Mapped("Title", "col-2", 9, DataType.Text)))),
            Mapped("x", "y", 10, DataType.Text));
        var withIds = Write("a", "1::bigint y, {'z': 'T'} id", "field_ids {y: 7, id: {__duckdb_field_id: 8, z: 9}}");
        var withoutIds = Write("b", """2::bigint as "col-1", {'col-2': 'U'} as "col-3", 'v' as y""");

        _engine.Expose(Track, new ExposedTable(1, columns, [withIds, withoutIds]) { Mapping = ColumnMappingMode.Id }, Cancel);

        Assert.Equal(["[1,{'Title': T},]", "[2,{'Title': U},v]"], Texts("select id, s::varchar, x from bronze.track order by id"));
    }

    [Fact]
    public void Narrower_types_of_older_files_are_widened()
    {
        var columns = Columns("i:long d:double f:double m:decimal t:timestamp_ntz n:short");
        var old = Write("a", "1::tinyint i, 2::int d, 0.5::float f, 1.5::decimal(3,1) m, date '2024-02-29' t, 7::int n");
        var now = Write("b", "9223372036854775807::bigint i, 2.5::double d, 0.25::double f, 1.25::decimal(10,2) m, timestamp '2024-02-29 01:02:03' t, 8::smallint n");

        Expose(columns, old, now);

        Assert.Equal(
            ["[1,2.0,0.5,1.50,2024-02-29 00:00:00,7]", "[9223372036854775807,2.5,0.25,1.25,2024-02-29 01:02:03,8]"],
            Texts("select i, d, f, m, t, n from bronze.track order by i"));
    }

    [Fact]
    public void Times_of_careless_writers_are_in_UTC()
    {
        _session.Execute("set timezone = 'Asia/Tokyo'", Cancel);
        var naive = Write("a", "timestamp '2024-02-29 12:00:00' \"at\"");
        var zoned = Write("b", "timestamptz '2024-02-29 13:00:00+00' \"at\"");

        Expose(Columns("at:timestamp"), naive, zoned);
        Assert.Equal(["[2024-02-29 12:00:00]", "[2024-02-29 13:00:00]"], Texts("select timezone('UTC', \"at\") from bronze.track order by 1"));

        Expose(Columns("at:timestamp_ntz"), naive, zoned);
        Assert.Equal(["[2024-02-29 12:00:00]", "[2024-02-29 13:00:00]"], Texts("select \"at\" from bronze.track order by 1"));
    }

    [Fact]
    public void Times_of_old_writers_are_read()
    {
        Directory.CreateDirectory(_folder.File("lake"));
        var path = _folder.File("lake/old.parquet");
        // Noon of 2024-02-29 is the middle of Julian day 2460370; 1969-12-31 is 2440587.
        File.WriteAllBytes(path, Int96File.With("played", (2_460_370, 43_200_123_456_000), (2_440_587, 86_399_000_000_000)));
        _session.Execute("set timezone = 'Asia/Tokyo'", Cancel);

        Expose(Columns("played:timestamp id:long"), new ExposedFile(path, HasAllColumns: false));

        Assert.Equal(
            ["[1969-12-31 23:59:59,]", "[2024-02-29 12:00:00.123456,]"],
            Texts("select timezone('UTC', played), id from bronze.track order by 1"));
    }

    [Fact]
    public void A_type_that_is_no_widening_is_refused()
    {
        var refused = Assert.Throws<MixdownException>(() => Expose(Columns("id:long"), Write("a", "'one' id")));

        Assert.StartsWith("error MX2865: the field 'id' of a data file is VARCHAR, which is no BIGINT", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deleted_rows_are_left_out()
    {
        var (deleted, whole) = (Rows("a", 100) with { Deleted = Deleted(3, 4, 99) }, Rows("b", 10));

        Expose(Columns("id:long"), whole, deleted);

        Assert.Equal(["[107,4889]"], Texts("select count(*), sum(id) from bronze.track"));
        Assert.Equal(["[]"], Texts("select max(id) from bronze.track where id = 99"));
    }

    [Fact]
    public void Many_deleted_rows_lie_in_a_file_that_is_made_again_when_it_is_gone()
    {
        ushort[] even = [.. Enumerable.Range(0, 5000).Select(i => (ushort)(2 * i))];
        var table = new ExposedTable(1, Columns("id:long"), [Rows("b", 10), Rows("a", 10_000) with { Deleted = Deleted(even) }]);

        _engine.Expose(Track, table, Cancel);
        Assert.Equal(["[5010,25000045]"], Texts("select count(*), sum(id) from bronze.track"));
        Assert.Contains("'.mixdown/deleted/", ViewText(), StringComparison.Ordinal);

        Directory.Delete(_folder.File(".mixdown"), recursive: true);
        _engine.Expose(Track, table, Cancel);
        Assert.Equal(["[5010]"], Texts("select count(*) from bronze.track"));

        _engine.Expose(Track, table with { Version = 2, Files = [Rows("a", 10_000) with { Deleted = Deleted([.. even, 1]) }] }, Cancel);
        Assert.Equal(["[4999]"], Texts("select count(*) from bronze.track"));
        Assert.Single(Directory.EnumerateFiles(_folder.File(".mixdown/deleted")));
    }

    [Fact]
    public void An_engine_that_cannot_read_files_gets_the_same_rows()
    {
        ushort[] even = [.. Enumerable.Range(0, 5000).Select(i => (ushort)(2 * i))];
        var file = Rows("a", 10_000) with { Deleted = Deleted(even), Constants = Constants(("day", "d1")) };
        var table = new ExposedTable(1, Columns("id:long day:string"), [Rows("b", 1), file]);

        using var rows = new DuckDbLakeFiles(_engine).Open(table, file, Cancel);
        var (count, sum) = (0, 0L);
        for (int some; (some = rows.Next(Cancel)) > 0; count += some)
        {
            for (var row = 0; row < some; row++)
                sum += rows[0].Get<long>(row);
        }

        Assert.Equal((5000, 25_000_000L), (count, sum));
    }

    [Fact]
    public void A_view_is_looked_into_again_only_when_its_table_changed()
    {
        var table = new ExposedTable(1, Columns("id:long"), [Write("a", "1::bigint id")]);
        _engine.Expose(Track, table, Cancel);
        File.Delete(table.Files[0].Path);

        _engine.Expose(Track, table, Cancel);

        Assert.Throws<MixdownException>(() => _engine.Expose(Track, table with { Version = 2, Files = [table.Files[0] with { Constants = Constants(("id", "1")) }] }, Cancel));
    }

    void Expose(ColumnList columns, params ExposedFile[] files) => _engine.Expose(Track, new ExposedTable(1, columns, files), Cancel);

    ExposedFile Rows(string name, int count) => Write(name, $"range as id from range({count})", "");

    ExposedFile Write(string name, string columns, string options = "")
    {
        Directory.CreateDirectory(_folder.File("lake"));
        var path = _folder.File($"lake/{name}.parquet");
        _session.Execute($"copy (select {columns}) to {SqlText.Literal(path)} (format parquet{(options.Length > 0 ? ", " + options : "")})", Cancel);
        return new ExposedFile(path, HasAllColumns: false);
    }

    static DeletedRows Deleted(params ushort[] rows)
    {
        var set = DeletionVectorLab.Array((0, DeletionVectorLab.Bitmap((0, [.. rows.Order()]))));
        return DeletedRows.Parse($"i{Convert.ToHexString(set)}", set);
    }

    static Column Mapped(string name, string physicalName, int id, DataType type) => new(name, type)
    {
        Metadata = ImmutableSortedDictionary<string, string>.Empty
            .Add("delta.columnMapping.physicalName", physicalName).Add("delta.columnMapping.id", $"{id}"),
    };

    static ImmutableSortedDictionary<string, string?> Constants(params (string Name, string? Value)[] values) =>
        values.ToImmutableSortedDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);

    static ColumnList Columns(string text) => new(text.Split(' ').Select(word => word.Split(':')).Select(word => new Column(word[0], word[1] switch
    {
        "long" => DataType.Int64,
        "short" => new DataType.Integer(16),
        "double" => new DataType.Float(64),
        "decimal" => new DataType.Decimal(10, 2),
        "date" => new DataType.Date(),
        "timestamp" => DataType.Instant,
        "timestamp_ntz" => DataType.LocalTime,
        "binary" => new DataType.Binary(),
        "boolean" => new DataType.Boolean(),
        _ => DataType.Text,
    })));

    IEnumerable<string> Texts(string sql) => _session.Query($"select columns(*)::varchar from ({sql})", Cancel).Rows.Select(row => $"[{string.Join(',', row)}]");

    string Types() => string.Join(' ', _session.Query("from bronze.track", Cancel).Columns.Select(column => column.Type));

    string ViewText() => (string)_session.Query("select sql from duckdb_views() where schema_name = 'bronze'", Cancel).Rows[0][0]!;
}
