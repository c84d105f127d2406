using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;

namespace Mixdown.Cli.Rendering.Streams;

/// <summary>Shows streams as plain lines, for pipes, logs and CI: one for each stream every ten seconds in which something came, and
/// every problem at once.</summary>
/// <param name="output">Receives the lines.</param>
/// <param name="palette">Colours.</param>
sealed class StreamPlainView(TextWriter output, Palette palette) : IRunListener
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    readonly StreamLines _lines = new(palette);
    readonly SummaryLines _titles = new(palette);
    readonly Dictionary<string, (DateTimeOffset At, long Records)> _shown = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                output.WriteLine(_titles.Title(started));
                output.WriteLine();
                break;
            case ServerStarted server:
                output.WriteLine(StreamLines.Started(server));
                break;
            case StreamBegan began:
                output.WriteLine(_lines.Began(began));
                break;
            case StreamProgressed progressed when IsDue(progressed):
                output.WriteLine(_lines.Progress(progressed));
                break;
            case Noted noted:
                ProblemText.Write(output, palette, [noted.Diagnostic]);
                break;
        }
        output.Flush();
    }

    bool IsDue(StreamProgressed progressed)
    {
        var figures = progressed.Figures;
        var (at, records) = _shown.GetValueOrDefault(figures.Stream, (DateTimeOffset.MinValue, 0));
        if (!progressed.IsDone && (progressed.At - at < Every || figures.Records == records))
            return false;
        _shown[figures.Stream] = (progressed.At, figures.Records);
        return true;
    }
}
