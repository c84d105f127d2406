using System.Security.Cryptography;
using Mixdown.Data.Storage;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.Faults;

/// <summary>A disk that is full when a stream commits.</summary>
public sealed class StreamDiskFullTests
{
    [Fact(Skip = "a small disk takes root: mount -t tmpfs", SkipType = typeof(SmallDisk), SkipUnless = nameof(SmallDisk.CanMount))]
    public async Task A_stream_says_so_waits_and_goes_on_when_there_is_room()
    {
        const int Records = 20_000;
        using var disk = new SmallDisk(megabytes: 1);
        using var bench = new StreamBench("plays") { Lake = new LocalObjectStore(Path.Combine(disk.Root, "lake")), Log = new MemoryLog { BatchRecords = 2_000 } };
        bench.Log.Write("plays", 0, Enumerable.Range(0, Records).Select(i => i % 100 == 99 ? "bad" : $$"""{"n":{{i}},"x":"{{Noise()}}"}"""));
        using var stop = new CancellationTokenSource();
        var running = bench.RunUntilAsync(stop.Token);

        await UntilAsync(() => bench.Notes.Any(note => note.Code == "MX2410"), running);
        disk.Grow(megabytes: 100);
        await UntilAsync(() => bench.Commits.Sum(commit => commit.Rows + commit.Rejected) == Records, running);
        await stop.CancelAsync();
        await running;

        Assert.Equal(["MX2410", "MX2411"], bench.Notes.Select(note => note.Code).Distinct());
        Assert.Equal([$"{Records / 100 * 99}|{Records / 100 * 99}"], await bench.AskAsync("select count(*), count(distinct _mx_offset) from bronze.plays"));
        Assert.Equal([$"{Records / 100}|{Records / 100}"], await bench.AskAsync("select count(*), count(distinct _mx_offset) from bronze.plays__quarantine"));
    }

    /// <summary>128 bytes that no compression makes less.</summary>
    static string Noise() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(128));

    static async Task UntilAsync(Func<bool> condition, Task running)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            if (running.IsCompleted)
                await running;
            await Task.Delay(20, patience.Token);
        }
    }
}
