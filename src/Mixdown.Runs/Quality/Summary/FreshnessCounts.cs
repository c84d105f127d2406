namespace Mixdown.Runs.Quality.Summary;

/// <summary>Sources with a rule, by how new they were when they were last asked.</summary>
/// <param name="All">How many have a rule.</param>
/// <param name="Late">Those that were too old, or could not be asked.</param>
/// <param name="Never">Those that were never asked.</param>
public sealed record FreshnessCounts(int All, int Late, int Never)
{
    /// <summary>When the newest row of any of them came; null: nobody asked.</summary>
    public DateTimeOffset? NewestAt { get; init; }
}
