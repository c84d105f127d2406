namespace Mixdown.Runs.Quality;

/// <summary>How many rows a loaded table or a model got from run to run.</summary>
/// <param name="Kind">load or model.</param>
/// <param name="Name">Load and table, or the model.</param>
/// <param name="Points">The newest last.</param>
/// <param name="Band">What is usual, without the newest run; null when there were too few.</param>
public sealed record VolumeSeries(string Kind, string Name, IReadOnlyList<VolumePoint> Points, VolumeBand? Band)
{
    /// <summary>The series of some runs.</summary>
    internal static VolumeSeries Of(string kind, string name, IReadOnlyList<(string Run, DateTimeOffset At, long Rows)> runs)
    {
        var band = VolumeBand.Of([.. runs.SkipLast(1).Select(run => run.Rows)]);
        return new VolumeSeries(kind, name, [.. runs.Select(run => new VolumePoint(run.Run, run.At, run.Rows, band?.IsOutside(run.Rows) ?? false))], band);
    }
}
