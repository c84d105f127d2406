using Mixdown.Project.Compile;
using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows a run as plain lines, each when its facts are known: for pipes, logs and CI.</summary>
/// <param name="output">Receives the lines.</param>
/// <param name="palette">Colours.</param>
sealed class PlainView(TextWriter output, Palette palette) : IRunListener
{
    readonly RunTally _tally = new();
    readonly SummaryLines _lines = new(palette);

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        _tally.On(happened);
        switch (happened)
        {
            case RunStarted started:
                output.WriteLine(_lines.Title(started));
                output.WriteLine();
                break;
            case LoadFinished load:
                output.WriteLine(_lines.Load(load));
                break;
            case Printed { Output: not TemplateOutput.Debug } printed:
                output.WriteLine(printed.Text);
                break;
            case RunFinished:
                foreach (var line in _lines.Build(_tally))
                    output.WriteLine(line);
                ProblemText.Write(output, palette, _tally.Problems);
                break;
        }
        output.Flush();
    }
}
