using System.Globalization;
using Mixdown.Cli.Commands.Serving;
using Mixdown.Cli.Rendering.Streams;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Cli.Rendering.Serving;

/// <summary>Shows a project that is served to a person: where it is, and then a line for each save and each run.</summary>
/// <param name="terminal">Receives the lines.</param>
/// <param name="quiet">Whether only problems are shown.</param>
/// <param name="zone">Of the times.</param>
sealed class ServeView(Terminal terminal, bool quiet, TimeZoneInfo zone) : IServeView
{
    readonly Lock _gate = new();
    readonly Palette _palette = terminal.Palette;
    readonly StreamLines _streams = new(terminal.Palette);
    readonly Dictionary<string, RunTally> _runs = new(StringComparer.Ordinal);
    IReadOnlyList<Diagnostic> _problems = [];

    /// <inheritdoc/>
    public void Started(ServedProject served, Uri address, ServeOptions options)
    {
        var facts = served.Facts;
        Lines([
            .. options.IsGoingOn ? [] : Title(facts),
            $"  app     {_palette.Strong(address.ToString())}   {Figures.Count(facts.Dashboards.Count, "dashboard")}",
            options.Builds ? "  watch   builds what a saved file changes" : "  watch   shows saved dashboards, builds nothing",
            .. Elsewhere(served),
            $"  {_palette.Quiet("Other commands on this project are done here. Ctrl-C ends.")}",
            "",
        ]);
    }

    /// <inheritdoc/>
    public void On(DateTimeOffset now, ServedChange change)
    {
        switch (change)
        {
            case ProjectRead read:
                Read(now, read);
                break;
            case RunHappened { Event: RunStarted } started:
                (_runs[started.RunId] = new RunTally()).On(started.Event);
                break;
            case RunHappened happened when _runs.TryGetValue(happened.RunId, out var tally):
                tally.On(happened.Event);
                if (happened.Event is RunFinished finished && _runs.Remove(happened.RunId))
                    Finished(tally, finished);
                break;
        }
    }

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is StreamBegan began)
            Lines([_streams.Began(began)]);
        else if (happened is Noted noted)
            Problems([noted.Diagnostic]);
    }

    IEnumerable<string> Title(ProjectFacts facts) =>
        [$"{_palette.Strong("Mixdown " + ProductVersion.Text)}   {facts.Name}   {facts.Engine}" + (facts.Target == "dev" ? "" : $"   target {facts.Target}"), ""];

    static IEnumerable<string> Elsewhere(ServedProject served) => served.Streams.Elsewhere is { } note
        ? [$"  stream  run by process {note.ProcessId}{(note.Address.Length > 0 ? $" at {note.Address}" : "")}"]
        : [];

    void Read(DateTimeOffset now, ProjectRead read)
    {
        var isMended = _problems.Count > 0 && read.Problems.Count == 0;
        _problems = read.Problems;
        if (read.Files.Count > 0)
            Lines([$"  {Time(now)}  saved   {RoundLines.Names(read.Files, _palette)}{(isMended ? _palette.Good("   no errors any more") : "")}"]);
        Problems(read.Problems);
    }

    void Finished(RunTally tally, RunFinished finished)
    {
        var checks = tally.Checks.Values.Sum();
        List<string> facts = [];
        if (tally.Nodes.Count > 0)
            facts.Add(Figures.Count(tally.Nodes.Count, "model"));
        if (checks > 0)
            facts.Add(Figures.Count(checks, "check"));
        if (facts.Count == 0 && tally.Build is not null)
            facts.Add("nothing has changed");
        Lines([$"  {Time(finished.At)}  {tally.Started!.Command,-7} {string.Join(", ", facts),-26} {Figures.Time(finished.Took),8}   {_palette.Status(finished.Status)}"]);
        Problems(tally.Problems);
    }

    string Time(DateTimeOffset at) => _palette.Quiet(TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture));

    void Lines(IReadOnlyList<string> lines)
    {
        if (quiet)
            return;
        lock (_gate)
        {
            foreach (var line in lines)
                terminal.Output.WriteLine(line);
            terminal.Output.Flush();
        }
    }

    void Problems(IReadOnlyList<Diagnostic> problems)
    {
        lock (_gate)
            ProblemText.Write(quiet ? terminal.Errors : terminal.Output, _palette, problems);
    }
}
