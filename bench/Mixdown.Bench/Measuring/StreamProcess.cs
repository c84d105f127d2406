using System.Diagnostics;
using System.Text.Json;

namespace Mixdown.Bench.Measuring;

/// <summary>A <c>mixdown stream run</c> in a process of its own.</summary>
sealed class StreamProcess : OwnedProcess
{
    static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(20);

    readonly string _note;
    readonly Task<string> _output;
    readonly Task<string> _errors;

    StreamProcess(Process process, string note) : base(process)
    {
        (_note, Began) = (note, Stopwatch.GetTimestamp());
        (_output, _errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>When it was started, as <see cref="Stopwatch"/> counts.</summary>
    public long Began { get; }

    public static StreamProcess Start(StreamProject project)
    {
        var start = new ProcessStartInfo(MixdownProgram.Executable, ["stream", "run"])
        {
            WorkingDirectory = project.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new StreamProcess(Process.Start(start)!, Path.Combine(project.Folder, ".mixdown", "stream.dev.json"));
    }

    /// <summary>Waits until it listens.</summary>
    /// <returns>Where it does.</returns>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public async Task<Uri> AddressAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (Process.HasExited)
                throw new InvalidOperationException($"mixdown stream run ended with {Process.ExitCode}:\n{await _output}{await _errors}");
            if (Noted() is { } address)
                return address;
            await Task.Delay(AskEvery, cancel);
        }
    }

    /// <summary>Ends it as a crash does, with SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        Process.Kill();
        await Process.WaitForExitAsync(cancel);
    }

    /// <summary>The address in its note; null while there is none, or that of a process before it.</summary>
    Uri? Noted()
    {
        if (!File.Exists(_note))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(_note));
        return json.RootElement.GetProperty("pid").GetInt32() == Process.Id ? new Uri(json.RootElement.GetProperty("address").GetString()!) : null;
    }
}
