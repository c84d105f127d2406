using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Validation;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">The thing: <c>project</c>, <c>connection</c>.</param>
/// <param name="Found">What was found.</param>
public sealed record Finding(string What, string Found)
{
    /// <summary>What is wrong with it; empty when it is as it should be.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}
