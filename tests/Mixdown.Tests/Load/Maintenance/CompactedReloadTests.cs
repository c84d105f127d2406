using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta.Maintenance;
using Mixdown.Ingest.Loads;
using Mixdown.Tests.Delta;

namespace Mixdown.Tests.Load.Maintenance;

/// <summary>Loads into tables whose data files hold the rows of many source files.</summary>
public sealed class CompactedReloadTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    static readonly TableName Table = new("store", "t");

    readonly LoadLab _lab = new(parquet) { Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("bad_rows", LoadLab.Map(("max", "90%")))) };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_file_replaces_exactly_its_own_rows_in_one_commit()
    {
        await LoadThreeAsync();
        var optimized = await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);
        _lab.Write("t/2.csv", "id,n\n3,C\n6,f\n");

        await _lab.LoadAsync();

        Assert.Equal((3, 1, 1L), (optimized.FilesRemoved, optimized.Files, optimized.Version));
        Assert.Equal(["1|a", "2|b", "3|C", "4|d", "6|f"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        Assert.Equal((2L, new RowCounts(2, 2, 0, 0, 0)), (_lab["t"].Version, _lab["t"].Rows));
    }

    [Fact]
    public async Task Its_rows_keep_their_file_and_line_through_it()
    {
        await LoadThreeAsync();
        var before = await _lab.QueryAsync("select * from bronze.t order by id");

        await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);

        Assert.Equal(before, await _lab.QueryAsync("select * from bronze.t order by id"));
        Assert.Equal(
            ["t/1.csv|2", "t/1.csv|3", "t/2.csv|2", "t/3.csv|2"],
            await _lab.QueryAsync("select _mx_file, _mx_row from bronze.t"));
    }

    [Fact]
    public async Task All_files_of_a_compacted_file_can_change_at_once()
    {
        await LoadThreeAsync();
        await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);
        _lab.Write("t/1.csv", "id,n\n10,a\n");
        _lab.Write("t/2.csv", "id,n\n");
        _lab.Write("t/3.csv", "id,n\n30,c\n");

        await _lab.LoadAsync();

        Assert.Equal(["10|a", "30|c"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
    }

    [Fact]
    public async Task A_new_column_comes_with_the_changed_file()
    {
        await LoadThreeAsync();
        await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);
        _lab.Write("t/1.csv", "id,n,more\n1,a,x\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|a|x", "3|c|NULL", "4|d|NULL"], await _lab.QueryAsync("select id, n, more from bronze.t order by id"));
    }

    [Fact]
    public async Task Rejected_records_of_a_changed_file_leave_a_compacted_quarantine()
    {
        _lab.Write("t/1.csv", "id,n\n1,a\nbad\n");
        _lab.Write("t/2.csv", "id,n\n2,b\nworse\n");
        await _lab.LoadAsync();
        await _lab.Maintenance.OptimizeAsync(new TableName("store", "t__quarantine"), new OptimizeRequest(), Cancel);
        _lab.Write("t/1.csv", "id,n\n1,a\n");

        await _lab.LoadAsync();

        Assert.Equal(["worse"], await _lab.QueryAsync("select raw from bronze.t__quarantine"));
    }

    [Fact]
    public async Task Files_of_several_compactions_are_rewritten_only_where_the_rows_may_be()
    {
        await LoadThreeAsync();
        await _lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);
        _lab.Write("t/4.csv", "id,n\n7,g\n");
        _lab.Write("t/5.csv", "id,n\n8,h\n");
        await _lab.LoadAsync();
        _lab.Write("t/5.csv", "id,n\n9,i\n");

        await _lab.LoadAsync();

        Assert.Equal(["1", "2", "3", "4", "7", "9"], await _lab.QueryAsync("select id from bronze.t order by id"));
        Assert.Equal(["part", "0000000002", "0000000003"], (await FilesAsync()).Select(name => name.Split('-')[0]).Order(PartFirst));
    }

    [Fact]
    public async Task A_table_of_many_small_files_is_compacted_after_its_load()
    {
        for (var i = 0; i < 120; i++)
            _lab.Write(string.Create(CultureInfo.InvariantCulture, $"t/{i:D3}.csv"), string.Create(CultureInfo.InvariantCulture, $"id\n{i}\n"));

        await _lab.LoadAsync();

        Assert.Equal(1, _lab["t"].Version);
        Assert.Single(await FilesAsync());
        Assert.Equal("120|0|119", await _lab.ScalarAsync("select count(*), min(id), max(id) from bronze.t"));
        await _lab.LoadAsync();
        Assert.Equal((LoadOutcome.UpToDate, 1L), (_lab["t"].Outcome, _lab["t"].Version));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_load_that_dies_at_any_call_to_the_lake_is_finished_by_the_next(bool afterEffect)
    {
        for (var call = 1; ; call++)
        {
            using var lab = new LoadLab(parquet) { Settings = _lab.Settings };
            await LoadThreeAsync(lab);
            await lab.Maintenance.OptimizeAsync(Table, new OptimizeRequest(), Cancel);
            lab.Write("t/2.csv", "id,n\n3,C\n6,f\n");
            var (lake, failing) = (lab.Lake, new FailingStore(lab.Lake, call, afterEffect, forever: true));
            lab.Lake = failing;
            await Record.ExceptionAsync(() => lab.LoadAsync());
            lab.Lake = lake;

            await lab.LoadAsync();

            Assert.Equal(["1|a", "2|b", "3|C", "4|d", "6|f"], await lab.QueryAsync("select id, n from bronze.t order by id"));
            if (!failing.HasFailed)
                return;
        }
    }

    static Comparer<string> PartFirst { get; } = Comparer<string>.Create((left, right) =>
        left == right ? 0 : left == "part" ? -1 : right == "part" ? 1 : string.CompareOrdinal(left, right));

    async Task<List<string>> FilesAsync() =>
        [.. (await _lab.Maintenance.Table(Table).SnapshotAsync(Cancel)).Files.Select(file => file.DataPath)];

    Task LoadThreeAsync() => LoadThreeAsync(_lab);

    static async Task LoadThreeAsync(LoadLab lab)
    {
        lab.Write("t/1.csv", "id,n\n1,a\n2,b\n");
        lab.Write("t/2.csv", "id,n\n3,c\n");
        lab.Write("t/3.csv", "id,n\n4,d\n");
        await lab.LoadAsync();
    }

    public void Dispose() => _lab.Dispose();
}
