using Mixdown.Cli.Rendering.Live;
using Mixdown.Cli.Rendering.Progress;
using Mixdown.Project.Compile;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;
using Mixdown.Runs.Events.Live;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows a run as plain lines, each when its facts are known: for pipes, logs and CI.</summary>
/// <param name="output">Receives the lines.</param>
/// <param name="palette">Colours.</param>
sealed class PlainView(TextWriter output, Palette palette) : IRunListener
{
    readonly SummaryLines _lines = new(palette);
    readonly RoundLines _round = new(palette);
    readonly ReconcileLines _reconciled = new(palette);
    readonly TableMeters _tables = new();
    RunTally _tally = new();

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
                output.WriteLine();
                output.WriteLine(_round.Changed(changed));
                break;
            case RunStarted when _tally.Changed is not null:
                break;
            case RunStarted started:
                output.WriteLine(_lines.Title(started));
                output.WriteLine();
                break;
            case TableProgress progress when _tables.Due(progress) is { } table:
                output.WriteLine(ProgressLines.Plain(table));
                break;
            case LoadFinished load:
                output.WriteLine(_lines.Load(load));
                break;
            case LiveReconciled found:
                foreach (var line in _reconciled.Of(found))
                    output.WriteLine(line);
                break;
            case RecordsReplayed replayed:
                output.WriteLine(_lines.Replay(replayed));
                break;
            case Printed { Output: not TemplateOutput.Debug } printed:
                output.WriteLine(printed.Text);
                break;
            case RunFinished:
                foreach (var line in _lines.Build(_tally))
                    output.WriteLine(line);
                ProblemText.Write(output, palette, _tally.Problems);
                break;
            case RoundFinished round:
                ProblemText.Write(output, palette, _tally.Finished is null ? _tally.Problems : []);
                output.WriteLine();
                output.WriteLine(_round.End(round, _tally.Changed is null));
                break;
        }
        output.Flush();
    }
}
