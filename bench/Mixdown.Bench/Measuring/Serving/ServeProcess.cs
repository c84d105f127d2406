using System.Diagnostics;
using System.Text.Json;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>A <c>mixdown serve</c> in a process of its own, at a free port.</summary>
sealed class ServeProcess : IDisposable
{
    readonly Process _process;
    readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServeProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
    }

    /// <summary>Where it is; ends with '/'.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it holds of the machine's memory now.</summary>
    public ProcessMemory Memory => ProcessMemory.Of(_process.Id);

    /// <summary>Largest resident memory so far.</summary>
    public long PeakBytes => Child.PeakBytes(_process.Id);

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public static async Task<ServeProcess> StartAsync(string project, CancellationToken cancel, params IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(MixdownProgram.Executable, ["serve", "--port", "0", "--json", .. options])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
        };
        var served = new ServeProcess(Process.Start(start)!);
        served.Address = await served._listens.Task.WaitAsync(cancel);
        return served;
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        using var interrupt = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await _process.WaitForExitAsync(cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    void Take(string? line)
    {
        if (line is null)
            _listens.TrySetException(new InvalidOperationException("mixdown serve ended before it listened"));
        else if (line.StartsWith("""{"event":"server_started",""", StringComparison.Ordinal))
            _listens.TrySetResult(new Uri(JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!));
    }
}
