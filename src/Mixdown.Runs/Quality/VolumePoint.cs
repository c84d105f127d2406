namespace Mixdown.Runs.Quality;

/// <summary>How many rows one run brought.</summary>
/// <param name="Run">The run.</param>
/// <param name="At">When.</param>
/// <param name="Rows">How many.</param>
/// <param name="IsOutside">Whether that is outside of the band.</param>
public sealed record VolumePoint(string Run, DateTimeOffset At, long Rows, bool IsOutside);
