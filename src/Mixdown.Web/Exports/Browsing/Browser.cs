using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Exports.Browsing;

/// <summary>Has a browser open a file of this machine without a window, and do one thing with it: once at a time, with a profile of its own
/// that is thrown away, without a network, and for no longer than it may.</summary>
/// <param name="options">Which browser, and its bounds.</param>
/// <param name="clock">Measures how long it takes.</param>
sealed class Browser(ExportOptions options, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The elements of a page once its script has drawn it.</summary>
    /// <param name="page">Its file.</param>
    /// <param name="limit">How long it may take; null: as the options say.</param>
    /// <param name="cancel">Ends the browser.</param>
    /// <exception cref="MixdownException">MX5100 to MX5102.</exception>
    public Task<string> ElementsAsync(string page, TimeSpan? limit, CancellationToken cancel) =>
        RunAsync(page, ["--dump-dom", "--virtual-time-budget=15000", "--window-size=1400,1000"], null, limit, cancel);

    /// <summary>A picture of a page, two pixels for each of its own.</summary>
    public Task PictureAsync(string page, (int Width, int Height) size, string file, TimeSpan? limit, CancellationToken cancel) => RunAsync(
        page,
        [$"--screenshot={file}", "--hide-scrollbars", "--force-device-scale-factor=2", string.Create(CultureInfo.InvariantCulture, $"--window-size={size.Width},{size.Height}")],
        file,
        limit,
        cancel);

    /// <summary>A page on paper.</summary>
    public Task PaperAsync(string page, string file, TimeSpan? limit, CancellationToken cancel) =>
        RunAsync(page, [$"--print-to-pdf={file}", "--no-pdf-header-footer"], file, limit, cancel);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    async Task<string> RunAsync(string page, IReadOnlyList<string> wish, string? made, TimeSpan? limit, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        var profile = Directory.CreateTempSubdirectory("mixdown-browser-");
        try
        {
            return await RunAsync(new BrowserSearch(options.Environment).Find(), [.. wish, .. Always(profile.FullName), new Uri(page).AbsoluteUri], made, limit ?? options.TimeLimit, cancel);
        }
        finally
        {
            Discard(profile);
            _turn.Release();
        }
    }

    async Task<string> RunAsync(string browser, IReadOnlyList<string> words, string? made, TimeSpan limit, CancellationToken cancel)
    {
        using var running = Start(browser, words);
        using var late = new CancellationTokenSource(limit, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            var (output, errors) = (running.StandardOutput.ReadToEndAsync(ending.Token), running.StandardError.ReadToEndAsync(ending.Token));
            await running.WaitForExitAsync(ending.Token);
            var text = await output;
            return running.ExitCode == 0 && (made is null ? text.Length > 0 : File.Exists(made)) ? text : throw Failed(browser, running.ExitCode, await errors);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new MixdownException(new Diagnostic(
                "MX5102", $"The browser '{browser}' drew for longer than {limit.TotalSeconds:0} s, and was stopped", Hint: "Give it longer with --timeout 10m, or take '--as html', which needs no browser."));
        }
        finally
        {
            if (!running.HasExited)
                running.Kill(entireProcessTree: true);
        }
    }

    static Process Start(string browser, IReadOnlyList<string> words)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(browser, words) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = false })!;
        }
        catch (Win32Exception wrong)
        {
            // The boundary to a program that is not ours.
            throw new MixdownException(new Diagnostic("MX5101", $"The browser '{browser}' cannot be started: {wrong.Message}", Hint: "Name another one with MIXDOWN_BROWSER=FILE."));
        }
    }

    /// <summary>No window, no network, nothing kept, and nothing of the person's own profile.</summary>
    IEnumerable<string> Always(string profile)
    {
        yield return "--headless=new";
        yield return $"--user-data-dir={profile}";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        yield return "--disable-gpu";
        yield return "--disable-extensions";
        yield return "--disable-sync";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-dev-shm-usage"; // 64 MB of it in containers
        yield return "--mute-audio";
        yield return "--host-resolver-rules=MAP * ~NOTFOUND";
        yield return string.Create(CultureInfo.InvariantCulture, $"--js-flags=--max-old-space-size={options.HeapMegabytes}");
        // Chromium refuses to be root with its sandbox. What it opens is a file that was made here a moment ago.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            yield return "--no-sandbox";
    }

    static MixdownException Failed(string browser, int code, string errors)
    {
        var said = errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        return new MixdownException(new Diagnostic(
            "MX5101", $"The browser '{browser}' ended with {code} and has drawn nothing{(said.Length == 0 ? "" : $": {said[..Math.Min(said.Length, 200)]}")}",
            Hint: "Name another one with MIXDOWN_BROWSER=FILE, or take '--as html', which needs no browser."));
    }

    static void Discard(DirectoryInfo profile)
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper of a browser that was killed may still write; the folder is the system's to clear then.
        }
    }
}
