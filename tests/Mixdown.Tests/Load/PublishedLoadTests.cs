using Mixdown.Data.Schemas;
using Mixdown.Delta;
using Mixdown.Delta.Transactions;
using Mixdown.Ingest.Bronze.Published;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>What readers see, and what is kept of loads.</summary>
public sealed class PublishedLoadTests : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab;
    readonly MemorySource _source = new();

    readonly LoadParquet _parquet;

    public PublishedLoadTests(LoadParquet parquet) => (_parquet, _lab) = (parquet, new LoadLab(parquet) { Source = _source, Settings = LoadLab.Map(("write_disposition", "append")) });

    [Fact]
    public async Task Each_load_leaves_a_row_for_each_table_that_it_changed()
    {
        Add("a", 1L);
        Add("b", 1L);
        await _lab.LoadAsync();
        Add("b", 2L);
        await _lab.LoadAsync();
        await _lab.LoadAsync();

        Assert.Equal(
            ["run-1|store|store|a|1|1|1|0", "run-1|store|store|b|1|1|1|0", "run-2|store|store|b|2|1|2|1"],
            await _lab.QueryAsync("select load_id, load, schema_name, table_name, seq, rows_loaded, bookmark, lake_version from bronze.loads order by all"));
    }

    [Fact]
    public async Task A_table_that_failed_does_not_hide_the_others()
    {
        Add("a", 1L);
        Add("b", 1L);
        await _lab.LoadAsync();
        Add("a", 2L);
        Add("b", 2L).FailsAt = 1;

        await _lab.LoadAsync();

        Assert.False(_lab.Last!.Succeeded);
        Assert.Equal(["a|2", "b|1"], await _lab.QueryAsync("select 'a', count(*) from bronze.a union all select 'b', count(*) from bronze.b order by 1"));
        Assert.Equal(
            ["run-1|a|1|1|loaded|NULL|NULL", "run-1|b|1|1|loaded|NULL|NULL", "run-2|a|2|1|loaded|NULL|NULL", "run-2|b|NULL|0|failed|MX9997|memory fails at row 1"],
            await _lab.QueryAsync("select load_id, table_name, seq, rows_loaded, status, error_code, error from bronze.loads order by all"));
    }

    [Fact]
    public async Task A_first_load_that_fails_leaves_a_row_and_no_table()
    {
        Add("a", 1L).FailsAt = 0;

        await _lab.LoadAsync();

        Assert.Equal("store|a|failed|MX9997|NULL", await _lab.ScalarAsync("select load, table_name, status, error_code, lake_version from bronze.loads"));
        Assert.Equal("0", await _lab.ScalarAsync("select count(*) from duckdb_views() where view_name = 'a'"));
    }

    [Fact]
    public async Task A_lake_whose_loads_told_less_is_told_more_from_now_on()
    {
        var less = new ColumnList([.. PublishedLoads.Columns.Take(17)]);
        var old = new DeltaTable(_lab.Lake, PublishedLoads.Folder, new DeltaOptions { Clock = TimeProvider.System, NewId = Guid.NewGuid, Parquet = _parquet.Handler }).Begin(null);
        old.SetColumns(less);
        old.SetApplicationVersion("mixdown/dev/other/x", 1);
        Assert.IsType<CommitResult.Committed>(await old.CommitAsync(TestContext.Current.CancellationToken));
        Add("a", 1L);

        await _lab.LoadAsync();

        Assert.Equal("a|loaded", await _lab.ScalarAsync("select table_name, status from bronze.loads"));
    }

    [Fact]
    public async Task The_first_loads_of_a_lake_may_be_published_at_the_same_time()
    {
        Add("a", 1L);
        using var other = new LoadLab(_parquet) { Source = _source, Settings = _lab.Settings, Target = "other", Lake = _lab.Lake };
        other.Write("later.txt", "");   // its runs have numbers of their own
        _lab.Lake = new OvertakenStore(_lab.Lake, "_mixdown/loads/_delta_log/", () => other.LoadAsync());

        await _lab.LoadAsync();

        Assert.True(_lab.Last!.Succeeded);
        Assert.True(other.Last!.Succeeded);
        Assert.Equal(["2"], await _lab.QueryAsync("select count(*) from bronze.loads"));
    }

    public void Dispose() => _lab.Dispose();

    MemoryTable Add(string name, long id)
    {
        if (!_source.Tables.ContainsKey(name))
            _source.Tables.Add(name, new MemoryTable(new Column("id", DataType.Int64)));
        return _source.Tables[name].Add(id);
    }
}
