using System.Diagnostics;
using System.Text.Json;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>A <c>mixdown serve</c> in a process of its own, at a free port.</summary>
sealed class ServeProcess : OwnedProcess
{
    readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServeProcess(Process process) : base(process)
    {
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
    }

    /// <summary>Where it is; ends with '/'.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it holds of the machine's memory now.</summary>
    public ProcessMemory Memory => ProcessMemory.Of(Process.Id);

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

    void Take(string? line)
    {
        if (line is null)
            _listens.TrySetException(new InvalidOperationException("mixdown serve ended before it listened"));
        else if (line.StartsWith("""{"event":"server_started",""", StringComparison.Ordinal))
            _listens.TrySetResult(new Uri(JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!));
    }
}
