using Mixdown.Runs.Events.Streams;
using Mixdown.Streams.Running;

namespace Mixdown.Cli.Rendering.Streams;

/// <summary>The lines that tell how streams stand.</summary>
/// <param name="palette">Colours.</param>
sealed class StreamLines(Palette palette)
{
    /// <summary>What is read from where.</summary>
    public string Began(StreamBegan began) =>
        $"  stream  {began.Stream,-12}  {began.Kind} {began.Place}  {palette.Quiet(string.Join(", ", began.Topics))}";

    /// <summary>Where events are taken and the feed answers.</summary>
    public static string Started(ServerStarted started) => $"  serve   {started.Address}";

    /// <summary><c>stream  listening     12 k events/s   1,204,511 committed   lag 0   quarantined 3   last commit 3.2 s ago</c>.</summary>
    public string Progress(StreamProgressed progressed)
    {
        var figures = progressed.Figures;
        List<string> facts =
        [
            $"{Figures.Rate(progressed.RecordsPerSecond),6} events/s",
            $"{Figures.Count(figures.Committed)} committed",
            Lag(figures),
        ];
        if (figures.Rejected > 0)
            facts.Add(palette.Warning($"{Figures.Count(figures.Rejected)} quarantined"));
        if (figures.CommittedAt is { } at && !progressed.IsDone)
            facts.Add($"last commit {Figures.Time(progressed.At - at)} ago");
        if (figures.Waiting is { } why)
            facts.Add(palette.Warning($"waits: {why}"));
        return $"  stream  {figures.Stream,-12}  {string.Join("   ", facts)}";
    }

    static string Lag(StreamFigures figures)
    {
        var behind = figures.Partitions.Select(partition => partition.Behind).DefaultIfEmpty().Max();
        return behind > TimeSpan.Zero ? $"lag {Figures.Count(figures.Lag)} ({Figures.Time(behind)})" : $"lag {Figures.Count(figures.Lag)}";
    }
}
