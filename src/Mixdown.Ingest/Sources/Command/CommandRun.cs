using System.Diagnostics;
using System.Text;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>One run of a program: its words, its output, how it ended.</summary>
/// <param name="options">What is run.</param>
/// <param name="host">Where, and the time.</param>
sealed class CommandRun(CommandSourceOptions options, SourceHost host)
{
    const int KeptLetters = 4000;

    /// <summary>Runs it to its end.</summary>
    /// <param name="bookmark">What it is given; empty at first.</param>
    /// <param name="take">Gets each line that it writes.</param>
    /// <param name="cancel">Stops it, and whatever it started.</param>
    /// <exception cref="MixdownException">MX2331 to MX2334: it cannot be started, fails, takes too long, or writes a line too long.</exception>
    public async Task RunAsync(string bookmark, Action<ReadOnlySpan<byte>> take, CancellationToken cancel)
    {
        var file = Path.Combine(host.ScratchFolder, $"bookmark-{Path.GetRandomFileName()}.json");
        await File.WriteAllTextAsync(file, bookmark.Length == 0 ? "{}" : bookmark, cancel).ConfigureAwait(false);
        using var tooLong = new CancellationTokenSource(options.Timeout ?? Timeout.InfiniteTimeSpan, host.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, tooLong.Token);
        using var process = Start(bookmark, file);
        try
        {
            process.StandardInput.Close();
            var said = TailAsync(process.StandardError, either.Token);
            var longLine = await new CommandLines(process.StandardOutput.BaseStream, options.MaxRecordBytes).ReadAsync(take, either.Token).ConfigureAwait(false);
            if (longLine is { } line)
                throw Error("MX2334", $"line {line:#,0} of what {options.Place} writes is longer than {options.MaxRecordBytes:#,0} bytes", "Raise 'max_record', or let it write each record on a line of its own.");
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw Error("MX2332", $"{options.Place} ended with code {process.ExitCode}{Shown(await said.ConfigureAwait(false))}", "Nothing of what it wrote was loaded. Run it by hand to see more.");
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw Error("MX2333", $"{options.Place} still runs after {options.Timeout!.Value.TotalSeconds:0.#} s and was stopped", "Raise 'timeout'. Nothing of what it wrote was loaded.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            File.Delete(file);
        }
    }

    Process Start(string bookmark, string file)
    {
        var start = new ProcessStartInfo
        {
            FileName = Program(options.Run[0]),
            WorkingDirectory = host.ProjectFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var word in options.Run.Skip(1))
            start.ArgumentList.Add(Filled(word, bookmark, file));
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = Filled(value, bookmark, file);
        try
        {
            return Process.Start(start) ?? throw new UnreachableException();
        }
        catch (System.ComponentModel.Win32Exception cannot)
        {
            throw new MixdownException(
                Error("MX2331", $"{options.Run[0]} cannot be started: {cannot.Message}", "Give the path from the project's folder, and make it executable (chmod +x).").Diagnostics[0], cannot);
        }
    }

    /// <summary>A path is the project's; a bare name is looked for where the system looks.</summary>
    string Program(string word) => word.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(word, host.ProjectFolder) : word;

    static string Filled(string word, string bookmark, string file) => word
        .Replace(CommandSourceOptions.BookmarkMark, bookmark, StringComparison.Ordinal)
        .Replace(CommandSourceOptions.BookmarkFileMark, file, StringComparison.Ordinal);

    /// <summary>The end of what a program says to people.</summary>
    static async Task<string> TailAsync(StreamReader errors, CancellationToken cancel)
    {
        var tail = new StringBuilder();
        while (await errors.ReadLineAsync(cancel).ConfigureAwait(false) is { } line)
        {
            tail.Append(line).Append('\n');
            if (tail.Length > 2 * KeptLetters)
                tail.Remove(0, tail.Length - KeptLetters);
        }
        return tail.ToString();
    }

    static string Shown(string said) => string.Concat(said.TrimEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5).Select(line => "\n    " + line));

    MixdownException Error(string code, FormattableString message, string hint) =>
        new(new Diagnostic(code, FormattableString.Invariant(message), options.At, hint));
}
