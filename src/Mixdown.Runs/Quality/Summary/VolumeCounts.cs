namespace Mixdown.Runs.Quality.Summary;

/// <summary>Loaded tables and models by how many rows they got last.</summary>
/// <param name="All">How many are watched.</param>
/// <param name="Outside">Those that got more or fewer than is usual.</param>
public sealed record VolumeCounts(int All, int Outside);
