using Mixdown.Data.Schemas;
using Mixdown.Data.Settings;
using Mixdown.Tests.Delta;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>A load of two tables that dies at a call to the lake: until it is run again readers see both as they were, or both as
/// they are to be; afterwards nothing tells it from a load that did not die.</summary>
/// <remarks>In the ordinary run one call in a few is tried; MIXDOWN_SOAK tries each.</remarks>
public sealed class DispositionCrashTests(LoadParquet parquet) : IClassFixture<LoadParquet>
{
    const string Before = "1|a,2|b";
    const string After = "1|a2,3|c";

    static readonly int Stride = Environment.GetEnvironmentVariable("MIXDOWN_SOAK") is null ? 7 : 1;

    [Theory]
    [InlineData("replace", false)]
    [InlineData("replace", true)]
    [InlineData("merge", false)]
    [InlineData("merge", true)]
    [InlineData("scd2", false)]
    [InlineData("scd2", true)]
    public async Task Both_tables_are_old_or_both_are_new(string disposition, bool afterEffect)
    {
        var (died, at) = (true, 1);
        for (; died; at += Stride)
        {
            using var lab = new LoadLab(parquet) { Settings = Settings(disposition) };
            var source = Source(disposition, isChanged: false);
            lab.Source = source;
            await lab.LoadAsync();
            lab.Source = Source(disposition, isChanged: true);
            died = await DiesAsync(lab, at, afterEffect);

            var seen = (await RowsAsync(lab, "t", disposition), await RowsAsync(lab, "u", disposition));
            Assert.True(seen == (Before, Before) || seen == (After, After), $"call {at}: {seen}");
            await lab.LoadAsync();
            Assert.True(lab.Last!.Succeeded, string.Join('\n', lab.Last.Errors));
            Assert.Equal((After, After), (await RowsAsync(lab, "t", disposition), await RowsAsync(lab, "u", disposition)));
            await CheckFilesAsync(lab);
        }
        Assert.True(at > 30, $"only {at} calls");
    }

    [Fact]
    public async Task A_first_load_that_dies_shows_nothing()
    {
        for (var at = 1; at < 40; at += Stride)
        {
            using var lab = new LoadLab(parquet) { Settings = Settings("merge"), Source = Source("merge", isChanged: false) };
            if (!await DiesAsync(lab, at, afterEffect: at % 2 == 0))
                break;

            Assert.Equal("0", await lab.ScalarAsync("select count(*) from duckdb_views() where view_name in ('t', 'u')"));
            await lab.LoadAsync();
            Assert.Equal((Before, Before), (await RowsAsync(lab, "t", "merge"), await RowsAsync(lab, "u", "merge")));
        }
    }

    static async Task<bool> DiesAsync(LoadLab lab, int at, bool afterEffect)
    {
        var lake = lab.Lake;
        lab.Lake = new FailingStore(lake, at, afterEffect, forever: true);
        var error = await Record.ExceptionAsync(() => lab.LoadAsync());
        Assert.True(error is null or IOException, error?.ToString());
        lab.Lake = lake;
        return error is not null;
    }

    static async Task<string> RowsAsync(LoadLab lab, string table, string disposition) => string.Join(',', await lab.QueryAsync(
        $"select id, name from bronze.{table} {(disposition == "scd2" ? "where _mx_is_current" : "")} order by id"));

    /// <summary>What lies in a table's folder is what its log names, now or before.</summary>
    static async Task CheckFilesAsync(LoadLab lab)
    {
        foreach (var table in new[] { "t", "t__history" })
        {
            var snapshot = await lab.SnapshotAsync(table);
            var known = snapshot.Files.Select(file => file.DataPath).Concat(snapshot.Tombstones.Select(file => file.DataPath));
            var there = Directory.GetFiles(Path.Combine(lab.Lake.Root, "store", table), "*.parquet").Select(file => Path.GetFileName(file)!);
            Assert.Equal(known.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        }
    }

    static SettingNode.Map Settings(string disposition) => disposition switch
    {
        "merge" => LoadLab.Map(("unique_key", "id"), ("write_disposition", "merge")),
        "scd2" => LoadLab.Map(("unique_key", "id"), ("write_disposition", LoadLab.Map(("disposition", "merge"), ("strategy", "scd2")))),
        _ => LoadLab.Map(("write_disposition", "replace")),
    };

    static MemorySource Source(string disposition, bool isChanged) => new()
    {
        Tables = { ["t"] = Table(disposition, isChanged), ["u"] = Table(disposition, isChanged) },
    };

    static MemoryTable Table(string disposition, bool isChanged)
    {
        var hasLog = disposition is "merge";
        var table = new MemoryTable(new Column("id", DataType.Int64), new Column("name", DataType.Text))
        {
            PartRows = 1, HasOperations = hasLog, IsWhole = disposition is "replace" or "scd2",
        };
        if (!hasLog)
            return isChanged ? table.Add(1L, "a2").Add(3L, "c") : table.Add(1L, "a").Add(2L, "b");
        table.Add(1L, "a").Add(2L, "b");
        return isChanged ? table.Add('u', 1L, "a2").Add('d', 2L).Add(3L, "c") : table;
    }
}
