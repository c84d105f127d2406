using Mixdown.Data.Naming;
using Mixdown.Delta.Maintenance;

namespace Mixdown.Tests.Load.Maintenance;

/// <summary>A restore of a load's table, and what the load does afterwards.</summary>
public sealed class LakeRestoreTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    static readonly TableName Table = new("store", "t");

    readonly LoadLab _lab = new(parquet) { Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("bad_rows", LoadLab.Map(("max", "90%")))) };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_load_brings_again_what_came_since_and_nothing_twice()
    {
        _lab.Write("t/1.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", "id\n2\nbad,\n");
        await _lab.LoadAsync();

        var restored = await _lab.Maintenance.RestoreAsync(Table, 0, "restore-1", Cancel);
        Assert.Equal((2L, 1), (restored.Version, restored.FilesRemoved));
        Assert.Equal(["1"], await _lab.QueryAsync("select id from bronze.t"));
        Assert.Equal("0", await _lab.ScalarAsync("select count(*) from bronze.t__quarantine"));
        await _lab.LoadAsync();

        Assert.Equal(["1", "2"], await _lab.QueryAsync("select id from bronze.t order by id"));
        Assert.Equal("1", await _lab.ScalarAsync("select count(*) from bronze.t__quarantine"));
    }

    [Fact]
    public async Task A_changed_file_is_loaded_again_over_its_old_content()
    {
        _lab.Write("t/1.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t/1.csv", "id\n7\n");
        await _lab.LoadAsync();
        await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);

        await _lab.Maintenance.RestoreAsync(Table, 0, "restore-1", Cancel);
        Assert.Equal(["1"], await _lab.QueryAsync("select id from bronze.t"));
        await _lab.LoadAsync();

        Assert.Equal(["7"], await _lab.QueryAsync("select id from bronze.t"));
    }

    [Fact]
    public async Task Going_back_behind_a_compaction_leaves_the_bookmark_alone()
    {
        _lab.Write("t/1.csv", "id\n1\n");
        _lab.Write("t/2.csv", "id\n2\n");
        await _lab.LoadAsync();
        await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);

        var restored = await _lab.Maintenance.RestoreAsync(Table, 0, "restore-1", Cancel);
        await _lab.LoadAsync();

        Assert.Equal((2L, 2, 1), (restored.Version, restored.FilesRestored, restored.FilesRemoved));
        Assert.Equal(2, _lab["t"].Version);
        Assert.Equal(["1", "2"], await _lab.QueryAsync("select id from bronze.t order by id"));
    }

    [Fact]
    public async Task The_lakes_tables_are_found_by_their_logs()
    {
        _lab.Write("a/1.csv", "id\n1\n");
        _lab.Write("t/1.csv", "id\n1\nbad,\n");
        await _lab.LoadAsync();
        await _lab.Lake.WriteAsync("store/nothing/x.parquet", "x"u8.ToArray(), Cancel);

        var tables = await _lab.Maintenance.TablesAsync(Cancel);

        Assert.Equal(["store.a", "store.t", "store.t__quarantine"], tables.Select(table => table.ToString()));
    }

    [Fact]
    public async Task A_vacuum_leaves_loads_what_they_need()
    {
        _lab.Write("t/1.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t/1.csv", "id\n2\n");
        await _lab.LoadAsync();

        var vacuum = await _lab.Maintenance.VacuumAsync(Table, new VacuumRequest { Retention = TimeSpan.Zero, Force = true }, Cancel);
        _lab.Write("t/1.csv", "id\n3\n");
        await _lab.LoadAsync();

        Assert.Single(vacuum.Files);
        Assert.Equal(["3"], await _lab.QueryAsync("select id from bronze.t"));
    }

    public void Dispose() => _lab.Dispose();
}
