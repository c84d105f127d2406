namespace Mixdown.Runs.Quality.Summary;

/// <summary>How a project's data stands, in numbers.</summary>
/// <param name="Checks">Its checks, as they last ran.</param>
/// <param name="Sources">Sources that promise to be new.</param>
/// <param name="Quarantine">Rejected records.</param>
/// <param name="Volumes">Rows that loads and models brought last.</param>
public sealed record QualitySummary(CheckCounts Checks, FreshnessCounts Sources, QuarantineCounts Quarantine, VolumeCounts Volumes)
{
    /// <summary>Checks that did not pass when they last ran, a few at most: failures before warnings, what began first first.</summary>
    public IReadOnlyList<CheckTrouble> Troubles { get; init; } = [];
}
