using System.Text;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;

namespace Mixdown.Cli.Rendering.Streams;

/// <summary>Shows streams on a terminal: one line each, drawn anew in place once a second and in one write, so that nothing flickers.
/// Problems stand above them.</summary>
/// <param name="output">The terminal.</param>
/// <param name="palette">Colours.</param>
/// <param name="width">Columns of the terminal, asked at each redraw.</param>
sealed class StreamLiveView(TextWriter output, Palette palette, Func<int> width) : IRunListener
{
    readonly StreamLines _lines = new(palette);
    readonly SummaryLines _titles = new(palette);
    readonly SortedDictionary<string, string> _now = new(StringComparer.Ordinal);
    int _drawn;

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                Draw(_titles.Title(started) + "\n\n");
                break;
            case ServerStarted server:
                Draw(StreamLines.Started(server) + "\n");
                break;
            case StreamBegan began:
                Draw(_lines.Began(began) + "\n");
                break;
            case StreamProgressed progressed:
                _now[progressed.Figures.Stream] = _lines.Progress(progressed);
                Draw("");
                break;
            case Noted noted:
                var problem = new StringWriter();
                ProblemText.Write(problem, palette, [noted.Diagnostic]);
                Draw(problem.ToString());
                break;
        }
    }

    /// <summary>Writes what stands, and the lines of now below it.</summary>
    void Draw(string standing)
    {
        var text = _drawn == 0 ? new StringBuilder() : new StringBuilder($"\e[{_drawn}A\r\e[J");
        text.Append(standing);
        var columns = Math.Max(20, width() - 1);
        foreach (var line in _now.Values)
            text.Append(line.Length > columns && !line.Contains('\e', StringComparison.Ordinal) ? line[..columns] : line).Append('\n');
        output.Write(text);
        output.Flush();
        _drawn = _now.Count;
    }
}
