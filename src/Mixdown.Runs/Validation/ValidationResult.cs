using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Validation;

/// <summary>What a reading of the whole project found.</summary>
/// <param name="Problems">Errors and warnings.</param>
/// <param name="Counts">How much of what there is: models, checks, sources, metrics, loads.</param>
public sealed record ValidationResult(IReadOnlyList<Diagnostic> Problems, IReadOnlyList<(long Count, string What)> Counts)
{
    /// <summary>Whether there is no error.</summary>
    public bool IsValid => Problems.All(problem => problem.Severity != Severity.Error);
}
