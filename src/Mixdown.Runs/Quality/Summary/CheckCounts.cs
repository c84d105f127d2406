namespace Mixdown.Runs.Quality.Summary;

/// <summary>Checks by how they ended when they last ran.</summary>
/// <param name="Passed">Those that found nothing.</param>
/// <param name="Failed">Those that found what must not be, and those that could not be asked.</param>
/// <param name="Warned">Those that only warn.</param>
/// <param name="Skipped">Those that were left out.</param>
/// <param name="Never">Those that never ran.</param>
public sealed record CheckCounts(int Passed, int Failed, int Warned, int Skipped, int Never);
