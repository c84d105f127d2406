using System.Diagnostics;
using System.Threading.Channels;

namespace Mixdown.Bench.Measuring;

/// <summary>A <c>mixdown build --watch</c> in a process of its own.</summary>
sealed class WatchProcess : OwnedProcess
{
    readonly Channel<long> _rounds = Channel.CreateUnbounded<long>();

    WatchProcess(Process process) : base(process)
    {
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
    }

    /// <summary>Starts it, and waits until all is built.</summary>
    public static async Task<WatchProcess> StartAsync(string project, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(MixdownProgram.Executable, ["build", "--watch", "--json"]) { WorkingDirectory = project, RedirectStandardOutput = true };
        var watch = new WatchProcess(Process.Start(start)!);
        await watch._rounds.Reader.ReadAsync(cancel);
        return watch;
    }

    /// <summary>Saves a file with one line more.</summary>
    /// <returns>The time from then until it says that all is done.</returns>
    public async Task<ChildRun> SaveAsync(string file, string line, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await File.AppendAllTextAsync(file, line, cancel);
        return new ChildRun(Stopwatch.GetElapsedTime(began, await _rounds.Reader.ReadAsync(cancel)), Process.PeakWorkingSet64, "");
    }

    void Take(string? line)
    {
        if (line?.StartsWith("""{"event":"round_finished",""", StringComparison.Ordinal) == true)
            _rounds.Writer.TryWrite(Stopwatch.GetTimestamp());
    }
}
