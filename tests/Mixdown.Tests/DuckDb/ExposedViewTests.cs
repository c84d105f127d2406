using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.DuckDb;

public sealed class ExposedViewTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    static readonly TableName Track = new("bronze", "track");
    static readonly ColumnList IdAndName = new(new Column("id", DataType.Int64), new Column("Na\"me", DataType.Text));
    readonly TempFolder _folder = new();
    readonly DuckDbEngine _engine;
    readonly DuckDbSession _session;

    public ExposedViewTests()
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
    public void A_table_without_files_is_empty_and_typed()
    {
        _engine.Expose(Track, new ExposedTable(0, IdAndName, []), Cancel);

        var table = _session.Query("from bronze.track", Cancel);
        Assert.Equal([new ResultColumn("id", "BIGINT"), new ResultColumn("Na\"me", "VARCHAR")], table.Columns);
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void Files_of_one_shape_are_read_as_they_are()
    {
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [Write("a", "1 id, 'x' \"Na\"\"me\""), Write("b", "2 id, 'y' \"Na\"\"me\"")]), Cancel);

        Assert.Equal([[1L, "x"], [2L, "y"]], _session.Query("from bronze.track order by id", Cancel).Rows);
        Assert.DoesNotContain("union", ViewText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_column_that_files_lack_is_null_in_their_rows()
    {
        var old = Write("a", "1::bigint id") with { HasAllColumns = false };

        _engine.Expose(Track, new ExposedTable(1, IdAndName, [old, Write("b", "2::bigint id, 'y' \"Na\"\"me\"")]), Cancel);
        Assert.Equal([[1L, null], [2L, "y"]], _session.Query("from bronze.track order by id", Cancel).Rows);

        _engine.Expose(Track, new ExposedTable(2, IdAndName, [old]), Cancel);
        Assert.Equal([[1L, null]], _session.Query("from bronze.track", Cancel).Rows);
    }

    [Fact]
    public void Files_in_the_project_are_named_relative_to_it_and_found_from_any_working_directory()
    {
        _engine.Expose(Track, new ExposedTable(1, IdAndName, [Write("a", "1 id, 'x' \"Na\"\"me\"")]), Cancel);

        Assert.Contains("'lake/a.parquet'", ViewText(), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, ViewText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_the_signs_of_patterns_means_itself()
    {
        var file = Write("odd [1]*'s", "1 id, 'x' \"Na\"\"me\"");
        Write("odd 1", "2 id, 'y' \"Na\"\"me\"");

        _engine.Expose(Track, new ExposedTable(1, IdAndName, [file]), Cancel);

        Assert.Equal([[1L, "x"]], _session.Query("from bronze.track", Cancel).Rows);
    }

    [Fact]
    public void A_view_that_shows_the_version_already_is_left_alone()
    {
        var table = new ExposedTable(7, IdAndName, []);
        _engine.Expose(Track, table, Cancel);
        var before = Oid();

        _engine.Expose(Track, table, Cancel);
        Assert.Equal(before, Oid());

        _engine.Expose(Track, table with { Version = 8 }, Cancel);
        Assert.NotEqual(before, Oid());
    }

    [Fact]
    public void Many_tables_are_exposed_side_by_side()
    {
        Parallel.For(0, 20, i => _engine.Expose(new TableName("bronze", $"t{i}"), new ExposedTable(1, IdAndName, []), Cancel));

        Assert.Equal(20L, _session.Query("select count(*) from duckdb_views() where schema_name = 'bronze'", Cancel).Rows[0][0]);
    }

    ExposedFile Write(string name, string columns)
    {
        Directory.CreateDirectory(_folder.File("lake"));
        var path = _folder.File($"lake/{name}.parquet");
        _session.Execute($"copy (select {columns}) to {SqlText.Literal(path)}", Cancel);
        return new ExposedFile(path, HasAllColumns: true);
    }

    string ViewText() => (string)_session.Query("select sql from duckdb_views() where schema_name = 'bronze'", Cancel).Rows[0][0]!;

    object? Oid() => _session.Query("select view_oid from duckdb_views() where schema_name = 'bronze'", Cancel).Rows[0][0];
}
