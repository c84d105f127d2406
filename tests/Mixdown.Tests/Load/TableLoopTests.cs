using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Loads;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>A source of tables on its way into the lake.</summary>
public sealed class TableLoopTests : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab;
    readonly MemorySource _source = new();

    public TableLoopTests(LoadParquet parquet) => _lab = new LoadLab(parquet) { Source = _source, Settings = Each("append") };

    [Fact]
    public async Task Rows_come_with_their_place_their_number_and_their_bookmark()
    {
        Table("t").Add(1L, "a").Add(2L, "b").Add(3L, "c").Add(4L, "d");

        await _lab.LoadAsync();

        Assert.Equal(["1|a|public.t|1|1", "2|b|public.t|2|1", "3|c|public.t|3|1", "4|d|public.t|4|1"],
            await _lab.QueryAsync("select id, name, _mx_file, _mx_row, _mx_seq from bronze.t order by id"));
        Assert.Equal(new RowCounts(4, 4, 0, 0, 0), _lab["t"].Rows);
        Assert.Equal("4", _source.Confirmed!["t"]);
        Assert.Equal((1, 0), (_source.Sessions, _source.OpenSessions));
    }

    [Fact]
    public async Task The_next_run_reads_from_the_bookmark_on()
    {
        Table("t").Add(1L, "a").Add(2L, "b");
        await _lab.LoadAsync();
        _source.Tables["t"].Add(3L, "c").Border = 1;

        await _lab.LoadAsync();

        Assert.Equal("2", _source.Prepared!["t"]);
        Assert.Equal(["1|1", "2|1", "3|2"], await _lab.QueryAsync("select id, _mx_seq from bronze.t order by id"));
        Assert.Equal(new RowCounts(2, 1, 0, 1, 0), _lab["t"].Rows);
    }

    [Fact]
    public async Task Nothing_new_makes_no_commit_and_confirms_what_is_there()
    {
        Table("t").Add(1L, "a");
        await _lab.LoadAsync();
        var version = _lab["t"].Version;

        await _lab.LoadAsync();

        Assert.Equal((LoadOutcome.UpToDate, version, default), (_lab["t"].Outcome, _lab["t"].Version, _lab["t"].Rows));
        Assert.Equal("1", _source.Confirmed!["t"]);
    }

    [Fact]
    public async Task A_table_without_rows_is_there_with_its_columns()
    {
        Table("t");

        await _lab.LoadAsync();

        Assert.Equal(["id|BIGINT", "name|VARCHAR"], await _lab.ColumnsAsync("t"));
    }

    [Fact]
    public async Task A_table_that_fails_keeps_its_bookmark_and_the_others_go_on()
    {
        Table("bad").Add(1L, "a");
        Table("good").Add(1L, "a");
        await _lab.LoadAsync();
        Table("bad").Add(2L, "b").FailsAt = 1;
        Table("good").Add(2L, "b");

        await _lab.LoadAsync();

        Assert.Equal((LoadOutcome.Failed, LoadOutcome.Loaded), (_lab["bad"].Outcome, _lab["good"].Outcome));
        Assert.Equal("error MX9997: memory fails at row 1", Assert.Single(_lab["bad"].Errors).ToString());
        Assert.Equal(("1", "2"), (_source.Confirmed!["bad"], _source.Confirmed["good"]));
        Assert.Equal(["1"], await _lab.QueryAsync("select id from bronze.bad"));
        Assert.Equal("0", Files("bad", "0000000002*"));
    }

    [Fact]
    public async Task A_bad_record_is_put_aside_with_its_place()
    {
        _lab.Settings = Each("append", ("bad_rows", LoadLab.Map(("max", "50%"))));
        Table("t").Add(1L, "a").Add(2L);

        await _lab.LoadAsync();

        Assert.Equal(new RowCounts(2, 1, 1, 0, 0), _lab["t"].Rows);
        Assert.Equal(["MX9996|2|public.t|2"], await _lab.QueryAsync("select code, raw, _mx_file, _mx_row from bronze.t__quarantine"));
    }

    [Fact]
    public async Task A_column_that_comes_later_is_added_and_one_that_goes_reads_null()
    {
        var table = Table("t").Add(1L, "a");
        await _lab.LoadAsync();
        table.Columns.RemoveAt(1);
        table.Columns.Add(new Column("price", new DataType.Decimal(9, 2)));
        table.Add(2L, 2.50m);

        await _lab.LoadAsync();

        Assert.Equal(["price"], _lab["t"].NewColumns);
        Assert.Equal(["1|a|NULL", "2|NULL|2.50"], await _lab.QueryAsync("select id, name, price from bronze.t order by id"));
    }

    [Fact]
    public async Task Only_the_tables_of_the_project_file_are_loaded_and_what_is_excluded_is_not()
    {
        foreach (var name in new[] { "invoice", "audit_one", "audit_two", "customer" })
            Table(name).Add(1L, "a");
        _lab.Settings = LoadLab.Map(
            ("tables", LoadLab.Map(("invoice", LoadLab.Map()), ("public.audit*", LoadLab.Map()), ("nowhere", LoadLab.Map()))),
            ("exclude", new[] { "*_two" }));

        await _lab.LoadAsync();

        Assert.Equal(["audit_one", "invoice", "nowhere"], _lab.Last!.Tables.Select(table => table.Table.Table));
        Assert.StartsWith(
            "mixdown.yml:1:1: error MX2073: there is no table 'nowhere' in memory\n", Assert.Single(_lab.Last.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_takes_no_confirmation_is_a_warning_and_is_asked_again()
    {
        Table("t").Add(1L, "a");
        _source.RefusesConfirmation = true;

        await _lab.LoadAsync();
        Assert.Equal("warning MX9998: memory takes no confirmation", Assert.Single(_lab.Last!.Warnings).ToString());
        Assert.True(_lab.Last.Succeeded);

        _source.RefusesConfirmation = false;
        await _lab.LoadAsync();
        Assert.Equal("1", _source.Confirmed!["t"]);
    }

    [Fact]
    public async Task Tables_that_a_run_leaves_out_are_confirmed_as_they_are()
    {
        Table("a").Add(1L, "a");
        Table("b").Add(1L, "a");
        await _lab.LoadAsync();
        Table("a").Add(2L, "b");

        await _lab.LoadAsync("a");

        Assert.Equal(["a"], _lab.Last!.Tables.Select(table => table.Table.Table));
        Assert.Equal(("2", "1"), (_source.Confirmed!["a"], _source.Confirmed["b"]));
    }

    [Fact]
    public async Task A_full_refresh_reads_from_the_start_and_replaces()
    {
        var table = Table("t").Add(1L, "a").Add(2L, "b");
        await _lab.LoadAsync();
        table.Rows.RemoveAt(0);
        _lab.IsFullRefresh = true;

        await _lab.LoadAsync();

        Assert.Null(_source.Prepared!["t"]);
        Assert.Equal(["2|b|2"], await _lab.QueryAsync("select id, name, _mx_seq from bronze.t order by id"));
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_fails_the_load()
    {
        _lab.Source = new MemorySource { IsUnreachable = true };

        var wrong = await Assert.ThrowsAsync<MixdownException>(() => _lab.LoadAsync());

        Assert.StartsWith("memory:1:1: error MX9999: memory is gone", wrong.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    static Mixdown.Data.Settings.SettingNode.Map Each(string disposition, params (string, object)[] more) =>
        LoadLab.Map([("write_disposition", disposition), .. more]);

    MemoryTable Table(string name)
    {
        if (!_source.Tables.ContainsKey(name))
            _source.Tables.Add(name, new MemoryTable(new Column("id", DataType.Int64), new Column("name", DataType.Text)));
        return _source.Tables[name];
    }

    string Files(string table, string pattern) =>
        Directory.GetFiles(Path.Combine(_lab.Lake.Root, "store", table), pattern).Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
