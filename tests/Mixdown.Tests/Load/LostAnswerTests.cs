using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Tests.Delta;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>Commits that the store made although it answered with an error.</summary>
public sealed class LostAnswerTests(LoadParquet parquet) : IClassFixture<LoadParquet>
{
    [Theory]
    [InlineData("store/t/_delta_log/")]
    [InlineData("store/t__history/_delta_log/")]
    [InlineData("_mixdown/loads/_delta_log/")]
    [InlineData("_mixdown/state/")]
    public async Task A_commit_that_was_made_is_not_made_again(string folder)
    {
        using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("unique_key", "id"), ("write_disposition", "merge")) };
        var source = new MemorySource { Tables = { ["t"] = Table(), ["u"] = Table() } };
        lab.Source = source;
        await lab.LoadAsync();
        foreach (var table in source.Tables.Values)
            table.Add('u', 1L, "a2").Add('d', 2L).Add(3L, "c");
        var lake = lab.Lake;
        var losing = new LostAnswerStore(lake, folder);
        lab.Lake = losing;

        var stopped = await Record.ExceptionAsync(() => lab.LoadAsync());

        Assert.True(losing.HasLost);
        Assert.True(stopped is null or MixdownException, stopped?.ToString());
        lab.Lake = lake;
        Assert.Contains(await RowsAsync(lab, "t"), new[] { "1|a,2|b", "1|a2,3|c" });
        await lab.LoadAsync();
        Assert.True(lab.Last!.Succeeded, string.Join('\n', lab.Last.Errors));
        Assert.Equal(("1|a2,3|c", "1|a2,3|c"), (await RowsAsync(lab, "t"), await RowsAsync(lab, "u")));
        Assert.Equal(["t|5", "u|5"], await lab.QueryAsync("select 't', count(*) from bronze.t__history union all select 'u', count(*) from bronze.u__history order by 1"));
        Assert.Equal(["t|1", "t|2", "u|1", "u|2"], await lab.QueryAsync("select table_name, seq from bronze.loads where status = 'loaded' order by all"));
    }

    static MemoryTable Table() => new MemoryTable(new Column("id", DataType.Int64), new Column("name", DataType.Text)) { HasOperations = true }
        .Add(1L, "a").Add(2L, "b");

    static async Task<string> RowsAsync(LoadLab lab, string table) =>
        string.Join(',', await lab.QueryAsync($"select id, name from bronze.{table} order by id"));
}
