using Mixdown.Streams.Bronze;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Streams;

/// <summary>A process dies while it makes one file of many.</summary>
public sealed class CompactionDeathTests : IDisposable
{
    const int Files = 9;

    readonly StreamBench _bench = new("plays");

    [Theory]
    [InlineData("when it has begun")]
    [InlineData("when the new file is written")]
    [InlineData("when the new file is committed")]
    public async Task Whatever_it_has_done_each_record_is_in_the_lake_once(string dies)
    {
        for (var file = 0; file < Files; file++)
        {
            _bench.Log.Write("plays", 0, $$"""{"n":{{file}}}""", "bad");
            await _bench.RunAsync();
        }
        var lake = _bench.Lake;
        var dying = new DyingStore(lake, afterwards: dies == "when the new file is committed");
        (_bench.Lake, _bench.SmallFiles) = (dying, Files);
        await DieAsync(dying, dies == "when it has begun");

        (_bench.Lake, _bench.SmallFiles) = (lake, 120);
        _bench.Log.Write("plays", 0, """{"n":100}""", "bad");
        await _bench.RunAsync();
        await CompactAsync();

        Assert.Equal([$"{Files + 1}|{Files + 1}"], await _bench.AskAsync("select count(*), count(distinct _mx_offset) from bronze.plays where _mx_offset % 2 = 0"));
        Assert.Equal([$"{Files + 1}|{Files + 1}"], await _bench.AskAsync("select count(*), count(distinct _mx_offset) from bronze.plays__quarantine where _mx_offset % 2 = 1"));
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>Runs until it has died.</summary>
    async Task DieAsync(DyingStore lake, bool atOnce)
    {
        using var stop = new CancellationTokenSource();
        var running = _bench.RunUntilAsync(stop.Token, step => DieAt(step, lake, atOnce));
        await lake.Died.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => running);
    }

    /// <summary>Runs until a process that lives has made one file of them.</summary>
    async Task CompactAsync()
    {
        using var stop = new CancellationTokenSource();
        _bench.SmallFiles = 2;
        var running = _bench.RunUntilAsync(stop.Token);
        while (await FilesAsync() > 1)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running;
    }

    async Task<int> FilesAsync()
    {
        var table = _bench.Table("plays");
        await table.RefreshAsync(TestContext.Current.CancellationToken);
        return table.Snapshot!.Files.Count;
    }

    static void DieAt(CommitStep step, DyingStore lake, bool atOnce)
    {
        if (step != CommitStep.Compaction || !atOnce)
            return;
        lake.Die();
        throw new IOException("The process has died.");
    }
}
