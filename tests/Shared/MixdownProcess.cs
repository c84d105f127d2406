using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Mixdown.Testing;

/// <summary>The real <c>mixdown</c> executable in a process of its own, as a person runs it but without a terminal.</summary>
sealed class MixdownProcess : IDisposable
{
    readonly Process _process;
    readonly StringBuilder _read = new();
    readonly StringBuilder _complained = new();
    readonly Task<string> _output;
    readonly Task<string> _errors;

    MixdownProcess(Process process)
    {
        _process = process;
        _output = ReadAsync(process.StandardOutput, _read);
        _errors = ReadAsync(process.StandardError, _complained);
    }

    /// <summary>Starts a command.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    public static MixdownProcess Start(
        string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        StartWith("", folder, environment, arguments);

    /// <summary>The same, with what another program would write into it.</summary>
    public static MixdownProcess StartWith(
        string input, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "mixdown"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return new MixdownProcess(process);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        using var running = Start(folder, environment, arguments);
        return await running.EndAsync();
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it has printed so far.</summary>
    public string OutputSoFar => Text(_read);

    /// <summary>What it has complained of so far.</summary>
    public string ErrorsSoFar => Text(_complained);

    /// <summary>Waits until something is so, as long as the process runs.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Assert.False(_process.HasExited, "the process ended before");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends SIGINT, as Ctrl-C does.</summary>
    public void Interrupt()
    {
        Assert.False(IgnoresInterrupts(), "the tests were started with SIGINT ignored, as a shell's background job is; start them with 'env --default-signal=INT'");
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ended> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Sends SIGKILL after a time, unless the process ends before.</summary>
    /// <returns>How it ended, or null when it was killed.</returns>
    public async Task<Ended?> KillAfterAsync(TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await EndAsync();
            return null;
        }
        return await EndAsync();
    }

    /// <summary>Sends SIGKILL as soon as something is so.</summary>
    /// <returns>How it ended, or null when it was killed.</returns>
    public async Task<Ended?> KillWhenAsync(Func<bool> isSo)
    {
        while (!_process.HasExited)
        {
            if (isSo())
            {
                _process.Kill();
                await EndAsync();
                return null;
            }
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        return await EndAsync();
    }

    static async Task<string> ReadAsync(StreamReader output, StringBuilder read)
    {
        var buffer = new char[4096];
        while (await output.ReadAsync(buffer) is > 0 and var count)
        {
            lock (read)
                read.Append(buffer, 0, count);
        }
        return Text(read);
    }

    /// <summary>Only Linux tells.</summary>
    bool IgnoresInterrupts()
    {
        const long Interrupt = 1 << (2 - 1);
        const string Ignored = "SigIgn:";
        var status = $"/proc/{_process.Id}/status";
        return File.Exists(status)
            && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } mask
            && (long.Parse(mask.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    static string Text(StringBuilder read)
    {
        lock (read)
            return read.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    /// <summary>How a process ended.</summary>
    public sealed record Ended(int ExitCode, string Output, string Errors)
    {
        /// <summary>Fails the test, showing what was printed, unless the exit code is this one.</summary>
        public Ended Expect(int exitCode)
        {
            Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Errors}");
            return this;
        }
    }
}
