namespace Mixdown.Runs.Quality.Summary;

/// <summary>What lies in quarantine.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Tables">Of how many tables.</param>
public sealed record QuarantineCounts(long Records, int Tables)
{
    /// <summary>When the last of them was rejected; null: none is there.</summary>
    public DateTimeOffset? LastAt { get; init; }
}
