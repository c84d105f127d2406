namespace Mixdown.Runs.Quality;

/// <summary>All checks of a project, and how new its sources are.</summary>
/// <param name="Checks">Those that need a look first: failed, warning, never run, passed; then by name.</param>
/// <param name="Sources">Sources with a rule, the late ones first.</param>
public sealed record QualityOverview(IReadOnlyList<QualityCheck> Checks, IReadOnlyList<SourceFreshness> Sources);
