using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Streams.Bronze;

namespace Mixdown.Testing.Streams;

/// <summary>What holds for a stream whose lake is a bucket, whichever server it is on.</summary>
static class StreamInBucket
{
    /// <summary>A process commits; another machine's comes first while it commits again, and it is fenced off. A last one reads a topic
    /// again.</summary>
    public static async Task CheckAsync(IObjectStore lake)
    {
        using var bench = new StreamBench("plays") { Lake = lake };
        bench.Log.Write("plays", 0, """{"n":0}""", "bad");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":2}""", "bad");
        var once = 0;

        var first = await Record.ExceptionAsync(() => bench.RunAsync(step =>
        {
            if (step == CommitStep.AfterQuarantine && Interlocked.Exchange(ref once, 1) == 0)
                Assert.Null(bench.RunBeside("two"));
        }));
        bench.Log.Write("plays", 0, """{"n":4}""");
        await bench.RunAsync();
        await bench.ReplayAsync("plays", new());

        Assert.Equal("MX2403", Assert.IsType<MixdownException>(first).Diagnostics[0].Code);
        Assert.Equal(["0|0", "2|2", "4|4"], await bench.AskAsync("select n, _mx_offset from bronze.plays order by 2"));
        Assert.Equal(["1", "3"], await bench.AskAsync("select _mx_offset from bronze.plays__quarantine order by 1"));
    }
}
