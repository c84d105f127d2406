using System.Text;
using Mixdown.Cli.Rendering.Live;
using Mixdown.Cli.Rendering.Progress;
using Mixdown.Project.Compile;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;
using Mixdown.Runs.Events.Live;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows a run on a terminal: what is done stands, and below it one line per table and stage in work is redrawn in place, ten times
/// a second at most and in one write, so that nothing flickers.</summary>
/// <param name="output">The terminal.</param>
/// <param name="palette">Colours.</param>
/// <param name="clock">Paces the redraws.</param>
/// <param name="width">Columns of the terminal, asked at each redraw.</param>
sealed class LiveView(TextWriter output, Palette palette, TimeProvider clock, Func<int> width) : IRunListener
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    readonly SummaryLines _lines = new(palette);
    readonly RoundLines _round = new(palette);
    readonly ReconcileLines _reconciled = new(palette);
    readonly TableMeters _tables = new();
    RunTally _tally = new();
    int _drawnLines;
    long _drawnAt;

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is FilesChanged)
            _tally = new RunTally();
        _tally.On(happened);
        _tables.On(happened);
        switch (happened)
        {
            case FilesChanged changed:
                Stand(["", _round.Changed(changed)]);
                break;
            case RunStarted when _tally.Changed is not null:
                break;
            case RunStarted started:
                Stand([_lines.Title(started), ""]);
                break;
            case LoadFinished load:
                Stand([_lines.Load(load)]);
                break;
            case LiveReconciled found:
                Stand(_reconciled.Of(found));
                break;
            case RecordsReplayed replayed:
                Stand([_lines.Replay(replayed)]);
                break;
            case Printed { Output: not TemplateOutput.Debug } printed:
                Stand([printed.Text]);
                break;
            case RunFinished:
                Stand([.. _lines.Build(_tally)]);
                ProblemText.Write(output, palette, _tally.Problems);
                output.Flush();
                break;
            case RoundFinished round:
                ProblemText.Write(output, palette, _tally.Finished is null ? _tally.Problems : []);
                Stand(["", _round.End(round, _tally.Changed is null)]);
                break;
            default:
                Redraw();
                break;
        }
    }

    void Stand(IReadOnlyList<string> lines)
    {
        var text = Erase();
        foreach (var line in lines)
            text.Append(line).Append('\n');
        output.Write(text);
        output.Flush();
        _drawnLines = 0;
    }

    void Redraw()
    {
        if (_drawnAt != 0 && clock.GetElapsedTime(_drawnAt) < Pace)
            return;
        _drawnAt = clock.GetTimestamp();
        var text = Erase();
        var columns = Math.Max(20, width() - 1);
        var lines = InWork(columns).ToList();
        foreach (var line in lines)
            text.Append(line.Length > columns ? line[..columns] : line).Append('\n');
        output.Write(text);
        output.Flush();
        _drawnLines = lines.Count;
    }

    StringBuilder Erase() => _drawnLines == 0 ? new StringBuilder() : new StringBuilder($"\e[{_drawnLines}A\r\e[J");

    IEnumerable<string> InWork(int columns)
    {
        foreach (var line in ProgressLines.Of(_tables.InWork, columns))
            yield return line;
        if (_tally.Build is { } build && _tally.Finished is null)
            yield return BuildLine(build);
    }

    string BuildLine(BuildStarted build)
    {
        var checks = _tally.Checks.Values.Sum();
        var names = string.Join(", ", _tally.RunningNodes);
        return $"  build   {Bars.WithShare(_tally.Nodes.Count + checks, build.Nodes + build.Checks)}  {_tally.Nodes.Count}/{build.Nodes} models  {checks}/{build.Checks} checks  {names}";
    }
}
