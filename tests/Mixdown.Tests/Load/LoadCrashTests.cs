using Mixdown.Tests.Delta;

namespace Mixdown.Tests.Load;

/// <summary>A load that dies at any call to the lake, and is started again.</summary>
public sealed class LoadCrashTests(LoadParquet parquet) : IClassFixture<LoadParquet>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_load_that_dies_at_any_call_ends_exactly_once_when_it_is_run_again(bool afterEffect)
    {
        var (points, died) = (0, true);
        while (died)
        {
            using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("bad_rows", LoadLab.Map(("max", "50%")))) };
            Write(lab);
            died = await DiesAsync(lab, ++points, afterEffect);
            await CheckPrefixAsync(lab);
            await lab.LoadAsync();
            Assert.True(lab.Last!.Succeeded);
            await CheckAsync(lab, "1|a,2|b,3|c,4|d", quarantined: 1);
        }
        Assert.True(points > 10, $"only {points} calls");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reload_that_dies_at_any_call_leaves_the_old_rows_or_the_new_ones(bool afterEffect)
    {
        var (points, died) = (0, true);
        while (died)
        {
            using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("bad_rows", LoadLab.Map(("max", "50%")))) };
            Write(lab);
            await lab.LoadAsync();
            lab.Write("t/1.csv", "id,n\n1,A\n5,E\n");
            died = await DiesAsync(lab, ++points, afterEffect);
            var rows = await RowsAsync(lab);
            Assert.True(rows is "1|a,2|b,3|c,4|d" or "1|A,3|c,4|d,5|E", rows);
            await lab.LoadAsync();
            Assert.True(lab.Last!.Succeeded);
            await CheckAsync(lab, "1|A,3|c,4|d,5|E", quarantined: 0);
        }
        Assert.True(points > 10, $"only {points} calls");
    }

    static void Write(LoadLab lab)
    {
        lab.Write("t/1.csv", "id,n\n1,a\n2,b\nbad\n");
        lab.Write("t/2.csv", "id,n\n3,c\n4,d\n");
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

    static async Task CheckPrefixAsync(LoadLab lab)
    {
        var rows = await RowsAsync(lab);
        Assert.True(rows is "" or "1|a,2|b,3|c,4|d", rows);
    }

    static async Task CheckAsync(LoadLab lab, string rows, int quarantined)
    {
        Assert.Equal(rows, await RowsAsync(lab));
        Assert.Equal($"{quarantined}", await lab.ScalarAsync("select count(*) from bronze.t__quarantine"));
        var files = Directory.EnumerateFiles(Path.Combine(lab.Lake.Root, "store", "t"), "*.parquet").Count();
        Assert.Equal(quarantined == 1 ? 2 : 3, files);
    }

    static async Task<string> RowsAsync(LoadLab lab) =>
        (await lab.QueryAsync("select count(*) from duckdb_views() where view_name = 't'"))[0] == "0"
            ? ""
            : string.Join(',', await lab.QueryAsync("select id, n from bronze.t order by id"));
}
