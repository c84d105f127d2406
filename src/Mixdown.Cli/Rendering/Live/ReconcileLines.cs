using System.Globalization;
using Mixdown.Engines;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Live;
using Mixdown.Runs.Live.Reconciling;

namespace Mixdown.Cli.Rendering.Live;

/// <summary>What was found when a live table was compared with batch: a line, and a table of what differs.</summary>
/// <param name="palette">Colours.</param>
sealed class ReconcileLines(Palette palette)
{
    /// <summary>Differences that are drawn; the first are enough to see what is wrong.</summary>
    const int ShownMost = 20;

    static readonly IReadOnlyList<ResultColumn> Headings =
        [.. from name in (string[])["window", "of", "metric", "live", "batch", "possible cause"] select new ResultColumn(name, "VARCHAR")];

    /// <summary>As wide as a table of differences usually is.</summary>
    const int Width = 160;

    /// <summary>All lines.</summary>
    public IReadOnlyList<string> Of(LiveReconciled found)
    {
        var comparison = found.Comparison;
        List<string> lines = [Summary(found)];
        if (comparison.Differences > 0)
            lines.AddRange(Table(comparison));
        if (comparison.Shown.Any(difference => difference.Unread > 0))
            lines.Add($"  Events came after the last build: run 'mixdown build --select +{found.Fact}', then reconcile again.");
        return lines;
    }

    string Summary(LiveReconciled found)
    {
        var comparison = found.Comparison;
        var notes = new List<string>();
        if (comparison.Windows == 0)
            notes.Add("no window is closed in both yet");
        if (comparison.DifferingWindows > 0)
            notes.Add($"{Figures.Count(comparison.DifferingWindows)} of them differ from {found.Fact}");
        if (comparison.Dirty > 0)
            notes.Add($"{Figures.Count(comparison.Dirty)} left out: events came beyond the horizon, and only batch has them");
        notes.Add(found.IsRunning ? "live values of the running stream" : "live values made anew from the lake");
        var status = palette.Status(comparison.Differences == 0 ? RunStatus.Success : RunStatus.Error);
        return $"  reconcile {found.Live}   {Figures.Count(comparison.Windows, "window")}   {Figures.Count(comparison.Rows, "row")}{Span(comparison)}   {status}   {string.Join(", ", notes)}";
    }

    static string Span(Comparison comparison) => comparison is { From: { } from, Until: { } until }
        ? string.Create(CultureInfo.InvariantCulture, $"   {from.UtcDateTime:yyyy-MM-dd HH:mm} to {until.UtcDateTime:yyyy-MM-dd HH:mm}")
        : "";

    IEnumerable<string> Table(Comparison comparison)
    {
        var columns = Headings;
        var rows = comparison.Shown.Take(ShownMost).Select(Row).ToList();
        using var text = new StringWriter();
        new TableText(palette, Width).Write(text, new ResultTable(columns, rows));
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            yield return line.TrimEnd('\r');
        if (comparison.Differences > rows.Count)
            yield return palette.Quiet($"  (and {Figures.Count(comparison.Differences - rows.Count)} more)");
    }

    static object?[] Row(WindowDifference found) =>
        [found.Window.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), found.Dimensions, found.Metric, found.Live, found.Batch, found.Cause];
}
