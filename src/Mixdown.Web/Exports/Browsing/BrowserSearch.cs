using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Exports.Browsing;

/// <summary>Finds a browser on this machine that draws without a window: Chromium, or one that is made of it.</summary>
/// <param name="environment">Names one, and the folders of programs.</param>
sealed class BrowserSearch(IReadOnlyDictionary<string, string> environment)
{
    const string Variable = "MIXDOWN_BROWSER";

    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"];

    static readonly string[] OnMac =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    ];

    static readonly string[] BelowPrograms = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>Its file.</summary>
    /// <exception cref="MixdownException">MX5100: there is none.</exception>
    public string Find()
    {
        if (environment.GetValueOrDefault(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : InPath(named) ?? throw Missing($"{Variable} names '{named}', which is no file here");
        return Names.Select(InPath).Concat(Usual()).FirstOrDefault(file => file is not null && File.Exists(file))
            ?? throw Missing("No browser was found that could draw this");
    }

    string? InPath(string name)
    {
        var endings = OperatingSystem.IsWindows() ? [".exe"] : new[] { "" };
        var folders = (environment.GetValueOrDefault("PATH") ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
    }

    static IEnumerable<string?> Usual()
    {
        if (OperatingSystem.IsMacOS())
            return OnMac;
        if (!OperatingSystem.IsWindows())
            return ["/usr/bin/chromium", "/usr/bin/google-chrome", "/snap/bin/chromium"];
        return from folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
               from below in BelowPrograms
               select Path.Combine(Environment.GetFolderPath(folder), below);
    }

    static MixdownException Missing(string what) => new(new Diagnostic(
        "MX5100", what,
        Hint: $"Install Chromium, Chrome or Edge (Debian: apt install chromium) or say where one is with {Variable}=FILE; or take '--as html', or the page's own Download menu, which need none."));
}
