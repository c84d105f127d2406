using System.Text.Json;

namespace Mixdown.ServerTests.Streams;

/// <summary>Live = batch: the example is built out of what a stream has brought, and its live tables are laid beside it.</summary>
/// <param name="project">The project.</param>
/// <param name="options">Options of the stream's process.</param>
sealed class Agreement(StreamedProject project, IReadOnlyList<string> options)
{
    /// <summary>Windows that were compared.</summary>
    public long Windows { get; private set; }

    /// <summary>Values in which they differ.</summary>
    public long Differences { get; private set; }

    /// <summary>Fails where a closed window differs: in a process that has come after all those that were killed, and out of the lake
    /// alone.</summary>
    public async Task HoldsAsync()
    {
        await project.RunAsync("load");
        await project.RunAsync("build");
        using (var running = project.Start(options))
        {
            await running.UntilAsync(() => running.OutputSoFar.Contains("\"stream_progressed\"", StringComparison.Ordinal));
            await CompareAsync(isRunning: true);
            running.Interrupt();
            (await running.EndAsync()).Expect(0);
        }
        await CompareAsync(isRunning: false);
    }

    async Task CompareAsync(bool isRunning)
    {
        var output = await project.RunAsync("reconcile", "--json");
        var found = output.Split('\n').Where(line => line.Contains("\"live_reconciled\"", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["active_listeners", "listens_per_minute", "logins_per_minute"], found.Select(live => live.GetProperty("live").GetString()).Order(StringComparer.Ordinal));
        foreach (var live in found)
        {
            Assert.Equal((isRunning, 0), (live.GetProperty("running").GetBoolean(), live.GetProperty("differences").GetInt64()));
            Assert.NotEqual(0, live.GetProperty("windows").GetInt64());
            Differences += live.GetProperty("differences").GetInt64();
            Windows += live.GetProperty("windows").GetInt64();
        }
    }
}
