using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Loads;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>How the rows of a load meet those of the table.</summary>
public sealed class DispositionTests : IClassFixture<LoadParquet>, IDisposable
{
    const string Rows = "select id, name from bronze.t order by all";
    const string History = "select id, name, _mx_seq from bronze.t__history order by all";

    readonly LoadLab _lab;
    readonly MemoryTable _table = new(new Column("id", DataType.Int64), new Column("name", DataType.Text), new Column("at", DataType.LocalTime)) { PartRows = 2 };

    public DispositionTests(LoadParquet parquet) =>
        _lab = new LoadLab(parquet) { Source = new MemorySource { Tables = { ["t"] = _table } } };

    [Fact]
    public async Task A_whole_table_is_replaced_and_its_history_keeps_what_it_was()
    {
        _table.IsWhole = true;
        Add(1, "a").Add(2L, "b", null).Add(3L, "c", null);
        await _lab.LoadAsync();
        _table.Rows.Clear();
        Add(2, "B");

        await _lab.LoadAsync();

        Assert.Equal(["2|B"], await _lab.QueryAsync(Rows));
        Assert.Equal(["1|a|1", "2|B|2", "2|b|1", "3|c|1"], await _lab.QueryAsync(History));
        Assert.Equal(new RowCounts(1, 1, 0, 0, 0), _lab["t"].Rows);
    }

    [Fact]
    public async Task A_whole_table_that_has_no_rows_any_more_is_emptied()
    {
        _table.IsWhole = true;
        Add(1, "a");
        await _lab.LoadAsync();
        _table.Rows.Clear();

        await _lab.LoadAsync();
        await _lab.LoadAsync();

        Assert.Empty(await _lab.QueryAsync(Rows));
        Assert.Equal(LoadOutcome.UpToDate, _lab["t"].Outcome);
    }

    [Fact]
    public async Task Replacing_writes_the_data_once()
    {
        _table.IsWhole = true;
        Add(1, "a");
        await _lab.LoadAsync();

        var name = Path.GetFileName(Assert.Single(Directory.GetFiles(Folder("t"), "*.parquet")));
        var history = new FileInfo(Path.Combine(Folder("t__history"), name));
        Assert.Equal(history.Length, new FileInfo(Path.Combine(Folder("t"), name)).Length);
        Assert.Equal(Inode(history.FullName), Inode(Path.Combine(Folder("t"), name)));
    }

    [Fact]
    public async Task A_merge_keeps_the_latest_row_of_each_key_within_a_load_and_over_loads()
    {
        Merge();
        Add(1, "a", 10).Add(2L, "b", At(10)).Add(1L, "a2", At(11)).Add(1L, "stale", At(9));
        await _lab.LoadAsync();
        Assert.Equal(["1|a2", "2|b"], await _lab.QueryAsync(Rows));
        Add(2, "b2", 12).Add(3L, "c", At(12)).Add(1L, "too late", At(10));

        await _lab.LoadAsync();

        Assert.Equal(["1|a2", "2|b2", "3|c"], await _lab.QueryAsync(Rows));
        Assert.Equal("7", await _lab.ScalarAsync("select count(*) from bronze.t__history"));
    }

    [Fact]
    public async Task A_merge_without_new_keys_rewrites_only_the_files_that_have_them()
    {
        Merge();
        Add(1, "a", 1);
        await _lab.LoadAsync();
        Add(100, "z", 1);
        await _lab.LoadAsync();
        var before = DataFiles();
        Add(100, "Z", 2);

        await _lab.LoadAsync();

        Assert.Equal(["1|a", "100|Z"], await _lab.QueryAsync(Rows));
        Assert.Contains(before.Single(file => file.StartsWith("0000000001", StringComparison.Ordinal)), await NamesInTableAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_row_that_comes_again_is_no_second_row()
    {
        Merge();
        Add(1, "a", 1).Add(2L, "b", At(1));
        await _lab.LoadAsync();
        Add(2, "b", 1);

        await _lab.LoadAsync();

        Assert.Equal(["1|a", "2|b"], await _lab.QueryAsync(Rows));
    }

    [Fact]
    public async Task A_key_of_several_columns_may_have_a_part_that_is_null()
    {
        _lab.Settings = Each(("unique_key", new[] { "id", "name" }), ("write_disposition", "merge"));
        Add(1, null, 1).Add(1L, "x", At(1));
        await _lab.LoadAsync();
        Add(1, null, 2);

        await _lab.LoadAsync();

        Assert.Equal(["1|x|2026-01-01 00:00:01", "1|NULL|2026-01-01 00:00:02"], await _lab.QueryAsync("select id, name, \"at\" from bronze.t order by name nulls last"));
    }

    [Fact]
    public async Task Rows_without_a_key_are_refused_before_anything_is_published()
    {
        Merge();
        _table.Add(null, "a", At(1)).Add(1L, "b", At(1));

        Assert.Contains("MX2077: 1 row of 't' has no 'id', the key that they are to be merged by", await _lab.FailureAsync(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder("t__history"), "_delta_log")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_that_is_marked_as_deleted_is_gone_until_it_comes_back(bool isTruth)
    {
        _table.Columns.Add(new Column("gone", isTruth ? new DataType.Boolean() : DataType.LocalTime));
        _lab.Settings = Each(("unique_key", "id"), ("cursor", "at"), ("hard_delete", "gone"));
        object? gone = isTruth ? true : At(5);
        _table.Add(1L, "a", At(1), null).Add(2L, "b", At(1), null).Add(3L, "c", At(1), gone);
        await _lab.LoadAsync();
        _table.Add(1L, "a", At(2), gone);
        await _lab.LoadAsync();
        Assert.Equal(["2|b"], await _lab.QueryAsync(Rows));
        _table.Add(1L, "again", At(3), null);

        await _lab.LoadAsync();

        Assert.Equal(["1|again", "2|b"], await _lab.QueryAsync(Rows));
    }

    [Fact]
    public async Task Changes_are_merged_in_their_order_by_the_sources_own_key()
    {
        (_table.HasOperations, _table.Key) = (true, ["id"]);
        _table.Add('i', 1L, "a", At(9)).Add('i', 2L, "b", At(9)).Add('u', 1L, "a2", At(1)).Add('d', 2L);
        await _lab.LoadAsync();
        Assert.Equal(["1|a2|u"], await _lab.QueryAsync("select id, name, _mx_op from bronze.t"));
        _table.Add('d', 1L).Add('i', 1L, "a3", null).Add('i', 3L, "c", null).Add('d', 3L).Add('i', 4L, "d", null);

        await _lab.LoadAsync();

        Assert.Equal(["1|a3", "4|d"], await _lab.QueryAsync(Rows));
        Assert.Equal("9", await _lab.ScalarAsync("select count(*) from bronze.t__history"));
    }

    [Fact]
    public async Task A_truncate_empties_the_table_and_what_follows_stays()
    {
        (_table.HasOperations, _table.Key) = (true, ["id"]);
        _table.Add('i', 1L, "a").Add('i', 2L, "b");
        await _lab.LoadAsync();
        _table.Add('i', 3L, "c").Add('t').Add('i', 4L, "d");

        await _lab.LoadAsync();

        Assert.Equal(["4|d"], await _lab.QueryAsync(Rows));
    }

    [Fact]
    public async Task Values_that_the_source_leaves_out_are_those_of_the_row_before()
    {
        (_table.HasOperations, _table.HasUnchanged, _table.Key) = (true, true, ["id"]);
        _table.Add('i', 1L, "one", At(1)).Add('i', 2L, "two", At(2)).Add('i', 3L, "three", At(3)).Add('u', 3L, MemoryTable.Same, At(4));
        await _lab.LoadAsync();
        Assert.Equal(["1|one|1", "2|two|2", "3|three|4"], await SecondsAsync());
        // 1 loses its time; 2 moves to 20 and on to 200; 3 changes twice.
        _table.Add('u', 1L, MemoryTable.Same, null);
        _table.Add('d', 2L).Add('i', 20L, MemoryTable.Same, MemoryTable.Same).Add('d', 20L).Add('i', 200L, MemoryTable.Same, At(9));
        _table.Add('u', 3L, "drei", MemoryTable.Same).Add('u', 3L, MemoryTable.Same, MemoryTable.Same);

        await _lab.LoadAsync();

        Assert.Equal(["1|one|NULL", "3|drei|4", "200|two|9"], await SecondsAsync());
        Assert.Equal(["two"], await _lab.QueryAsync("select name from bronze.t__history where id = 20 and _mx_op = 'i'"));
    }

    Task<IReadOnlyList<string>> SecondsAsync() => _lab.QueryAsync("select id, name, second(\"at\") from bronze.t order by id");

    [Fact]
    public async Task A_column_that_comes_later_is_in_both_tables()
    {
        Merge();
        Add(1, "a", 1).Add(2L, "b", At(1));
        await _lab.LoadAsync();
        _table.Columns.Add(new Column("price", new DataType.Decimal(9, 2)));
        _table.Add(2L, "b", At(2), 2.50m).Add(3L, "c", At(2), 3.25m);

        await _lab.LoadAsync();

        Assert.Equal(["1|NULL", "2|2.50", "3|3.25"], await _lab.QueryAsync("select id, price from bronze.t order by id"));
        Assert.Equal(["1|NULL", "2|NULL", "2|2.50", "3|3.25"], await _lab.QueryAsync("select id, price from bronze.t__history order by id, price nulls first"));
    }

    [Fact]
    public async Task A_full_refresh_begins_anew_and_the_history_goes_on()
    {
        Merge();
        Add(1, "a", 1).Add(2L, "b", At(1));
        await _lab.LoadAsync();
        _table.Rows.RemoveAt(0);
        _lab.IsFullRefresh = true;

        await _lab.LoadAsync();

        Assert.Equal(["2|b"], await _lab.QueryAsync(Rows));
        Assert.Equal("3", await _lab.ScalarAsync("select count(*) from bronze.t__history"));
    }

    [Fact]
    public async Task A_table_that_was_appended_to_is_merged_only_after_a_full_refresh()
    {
        _lab.Settings = Each(("write_disposition", "append"));
        Add(1, "a", 1);
        await _lab.LoadAsync();
        Merge();
        Add(1, "b", 2);

        Assert.Contains("MX2075: 't' was loaded with append and is now to be loaded with merge", await _lab.FailureAsync(), StringComparison.Ordinal);
        _lab.IsFullRefresh = true;
        await _lab.LoadAsync();
        Assert.True(_lab.Last!.Succeeded, string.Join('\n', _lab.Last.Errors));
        Assert.Equal(["1|b"], await _lab.QueryAsync(Rows));
        _lab.IsFullRefresh = false;
        Add(1, "c", 3);
        await _lab.LoadAsync();
        Assert.Equal(["1|c"], await _lab.QueryAsync(Rows));
    }

    [Fact]
    public async Task A_merge_needs_a_key_and_columns_that_are_there()
    {
        Add(1, "a", 1);
        _lab.Settings = Each(("write_disposition", "merge"));
        Assert.Contains("MX2074: 't' is to be merged, and nothing says by which key", await _lab.FailureAsync(), StringComparison.Ordinal);
        _lab.Settings = Each(("write_disposition", "merge"), ("unique_key", "id"), ("dedupe_sort", "att"));
        Assert.Contains("MX2076: 't' has no column 'att', by which its rows are to be merged\n  hint: Did you mean 'at'?", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    MemoryTable Add(long id, string? name, int second = 0) => _table.Add(id, name, At(second));

    static DateTime At(int second) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);

    void Merge() => _lab.Settings = Each(("unique_key", "id"), ("cursor", "at"));

    static Mixdown.Data.Settings.SettingNode.Map Each(params (string, object)[] keys) => LoadLab.Map(keys);

    string Folder(string table) => Path.Combine(_lab.Lake.Root, "store", table);

    List<string> DataFiles() => [.. Directory.GetFiles(Folder("t"), "*.parquet").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    async Task<IReadOnlyList<string>> NamesInTableAsync() =>
        [.. (await _lab.SnapshotAsync("t")).Files.Select(file => file.DataPath)];

    static string Inode(string file)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", file]) { RedirectStandardOutput = true })!;
        return stat.StandardOutput.ReadToEnd();
    }
}
