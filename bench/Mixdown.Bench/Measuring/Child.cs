using System.Diagnostics;
using System.Globalization;

namespace Mixdown.Bench.Measuring;

/// <summary>Runs a program in a process of its own, so that its memory and its start are its own too.</summary>
static class Child
{
    /// <summary>How often a living child is asked for its memory. VmHWM never falls, so only a peak in the last moments is missed.</summary>
    static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(10);

    /// <exception cref="InvalidOperationException">It ended with an exit code that is not 0.</exception>
    public static async Task<ChildRun> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var peak = WatchPeakAsync(process, cancel);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var took = Stopwatch.GetElapsedTime(began);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{await output}{await errors}");
        return new ChildRun(took, await peak, await output);
    }

    static async Task<long> WatchPeakAsync(Process process, CancellationToken cancel)
    {
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakBytes(process.Id));
            await Task.Delay(AskEvery, cancel);
        }
        return peak;
    }

    /// <summary>Largest resident memory of a process so far; 0 where the system does not tell.</summary>
    public static long PeakBytes(int pid)
    {
        try
        {
            // 'VmHWM:   123456 kB'
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6, line.Length - 9), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
