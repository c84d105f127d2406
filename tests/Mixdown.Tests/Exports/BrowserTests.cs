using System.Runtime.Versioning;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Exports;
using Mixdown.Web.Exports.Browsing;

namespace Mixdown.Tests.Exports;

/// <summary>What becomes of browsers that do not do as they should, each a script in the place of one.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BrowserTests : IDisposable
{
    readonly TempFolder _folder = new();

    [Fact]
    public async Task A_page_is_what_the_browser_prints_of_it()
    {
        var elements = await AskAsync("echo \"<pre>$(printf '%s\\n' \"$@\" | tail -1)</pre>\"");

        Assert.Equal("<pre>file:///tmp/page.html</pre>\n", elements);
    }

    [Fact]
    public async Task Its_profile_is_its_own_and_thrown_away()
    {
        var words = await AskAsync("printf '%s\\n' \"$@\"");

        var profile = Assert.Single(words.Split('\n'), word => word.StartsWith("--user-data-dir=", StringComparison.Ordinal))["--user-data-dir=".Length..];
        Assert.False(Directory.Exists(profile));
        Assert.Contains("--host-resolver-rules=MAP * ~NOTFOUND\n", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_crashes_is_quoted()
    {
        var wrong = await FailAsync("echo noise >&2; echo 'Segmentation fault' >&2; exit 139");

        Assert.Equal("MX5101", wrong.Code);
        Assert.EndsWith("ended with 139 and has drawn nothing: Segmentation fault", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_says_nothing_has_drawn_nothing() => Assert.Equal("MX5101", (await FailAsync("exit 0")).Code);

    [Fact]
    public async Task One_that_hangs_is_stopped_with_what_it_started()
    {
        var note = Path.Combine(_folder.Root, "child");

        var wrong = await FailAsync($"sleep 600 & echo $! > '{note}'; wait", TimeSpan.FromSeconds(3));

        Assert.Equal("MX5102", wrong.Code);
        Assert.False(IsRunning(int.Parse(await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void One_that_is_named_and_not_there_is_said_with_what_to_install()
    {
        var search = new BrowserSearch(new Dictionary<string, string> { ["MIXDOWN_BROWSER"] = "/nowhere/chromium", ["PATH"] = _folder.Root });

        var wrong = Assert.Throws<MixdownException>(search.Find).Diagnostics[0];

        Assert.Equal("MX5100", wrong.Code);
        Assert.Contains("apt install chromium", wrong.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_named_by_its_word_alone_is_found_among_the_programs()
    {
        var file = Script("exit 0");

        Assert.Equal(file, new BrowserSearch(new Dictionary<string, string> { ["MIXDOWN_BROWSER"] = "browser", ["PATH"] = _folder.Root }).Find());
    }

    public void Dispose() => _folder.Dispose();

    async Task<Diagnostic> FailAsync(string script, TimeSpan? limit = null) => (await Assert.ThrowsAsync<MixdownException>(() => AskAsync(script, limit))).Diagnostics[0];

    async Task<string> AskAsync(string script, TimeSpan? limit = null)
    {
        var options = new ExportOptions { Environment = new Dictionary<string, string> { ["MIXDOWN_BROWSER"] = Script(script) } };
        using var browser = new Browser(options, TimeProvider.System);
        return await browser.ElementsAsync("/tmp/page.html", limit, TestContext.Current.CancellationToken);
    }

    string Script(string text)
    {
        var file = _folder.Write("browser", $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    // One that has ended may wait as a shadow for whoever started it: Linux says Z.
    static bool IsRunning(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
