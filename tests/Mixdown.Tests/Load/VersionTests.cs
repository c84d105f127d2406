using Mixdown.Data.Schemas;
using Mixdown.Data.Settings;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>A table that keeps every version of its rows with the time in which it held.</summary>
public sealed class VersionTests : IClassFixture<LoadParquet>, IDisposable
{
    // Seconds since 2026-01-01 stand for times.
    const string Versions = """
        select id, name, epoch(_mx_valid_from)::bigint - 1767225600, epoch(_mx_valid_to)::bigint - 1767225600, _mx_is_current
        from bronze.t order by id, _mx_valid_from
        """;

    const string Names = "select id, name, _mx_valid_to is null, _mx_is_current from bronze.t order by id, _mx_valid_from, name";

    readonly LoadLab _lab;
    readonly MemoryTable _table = new(new Column("id", DataType.Int64), new Column("name", DataType.Text), new Column("seen", DataType.LocalTime)) { PartRows = 2 };

    public VersionTests(LoadParquet parquet) =>
        _lab = new LoadLab(parquet) { Source = new MemorySource { Tables = { ["t"] = _table } }, Settings = Scd2(("cursor", "seen")) };

    [Fact]
    public async Task A_change_closes_the_version_before_and_begins_one()
    {
        Add(1, "a", 10).Add(2L, "x", At(10));
        await _lab.LoadAsync();
        Add(1, "b", 20);

        await _lab.LoadAsync();

        Assert.Equal(["1|a|10|20|False", "1|b|20|NULL|True", "2|x|10|NULL|True"], await _lab.QueryAsync(Versions));
    }

    [Fact]
    public async Task Several_versions_may_come_in_one_load()
    {
        Add(1, "a", 10).Add(1L, "c", At(30)).Add(1L, "b", At(20));
        await _lab.LoadAsync();
        Add(1, "d", 40).Add(1L, "too late", At(15));

        await _lab.LoadAsync();

        Assert.Equal(["1|a|10|20|False", "1|b|20|30|False", "1|c|30|40|False", "1|d|40|NULL|True"], await _lab.QueryAsync(Versions));
    }

    [Fact]
    public async Task A_row_that_did_not_change_makes_no_version_and_no_new_file()
    {
        _table.IsWhole = true;
        _lab.Settings = Scd2();
        Add(1, "a", 10).Add(2L, "b", At(10));
        await _lab.LoadAsync();
        var files = (await _lab.SnapshotAsync("t")).Files.Select(file => file.DataPath).ToList();

        await _lab.LoadAsync();

        Assert.Equal(["1|a|True|True", "2|b|True|True"], await _lab.QueryAsync(Names));
        Assert.Equal(files, (await _lab.SnapshotAsync("t")).Files.Select(file => file.DataPath));
    }

    [Fact]
    public async Task A_row_that_a_whole_read_no_longer_has_is_closed_and_may_come_back()
    {
        _table.IsWhole = true;
        _lab.Settings = Scd2();
        Add(1, "a", 10).Add(2L, "b", At(10));
        await _lab.LoadAsync();
        _table.Rows.RemoveAt(1);
        await _lab.LoadAsync();
        Assert.Equal(["1|a|True|True", "2|b|False|False"], await _lab.QueryAsync(Names));
        Add(2, "b", 10);

        await _lab.LoadAsync();

        Assert.Equal(["1|a|True|True", "2|b|False|False", "2|b|True|True"], await _lab.QueryAsync(Names));
    }

    [Fact]
    public async Task A_deleted_row_is_closed()
    {
        (_table.HasOperations, _table.Key) = (true, ["id"]);
        _lab.Settings = LoadLab.Map(("write_disposition", LoadLab.Map(("disposition", "merge"), ("strategy", "scd2"))));
        _table.Add('i', 1L, "a", At(1)).Add('i', 2L, "b", At(1));
        await _lab.LoadAsync();
        _table.Add('d', 1L).Add('u', 2L, "B", At(2));
        await _lab.LoadAsync();
        Assert.Equal(["1|a|False|False", "2|b|False|False", "2|B|True|True"], await _lab.QueryAsync(Names));
        _table.Add('t').Add('i', 3L, "c", At(3));

        await _lab.LoadAsync();

        Assert.Equal(["1|a|False|False", "2|b|False|False", "2|B|False|False", "3|c|True|True"], await _lab.QueryAsync(Names));
    }

    [Fact]
    public async Task A_column_that_comes_later_changes_only_the_rows_that_have_a_value_there()
    {
        _table.IsWhole = true;
        _lab.Settings = Scd2();
        Add(1, "a", 10).Add(2L, "b", At(10));
        await _lab.LoadAsync();
        _table.Columns.Add(new Column("size", DataType.Int64));
        _table.Rows.Clear();
        _table.Add(1L, "a", At(10), null).Add(2L, "b", At(10), 5L);

        await _lab.LoadAsync();

        Assert.Equal(["1|NULL|True", "2|NULL|False", "2|5|True"], await _lab.QueryAsync("select id, size, _mx_is_current from bronze.t order by id, _mx_valid_from"));
    }

    public void Dispose() => _lab.Dispose();

    MemoryTable Add(long id, string name, int second) => _table.Add(id, name, At(second));

    static SettingNode.Map Scd2(params (string, object)[] more) => LoadLab.Map(
        [("unique_key", "id"), ("write_disposition", LoadLab.Map(("disposition", "merge"), ("strategy", "scd2"))), .. more]);

    static DateTime At(int second) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
}
