using Mixdown.Data.Diagnostics;
using Mixdown.Project.Packages;

namespace Mixdown.Runs.Packages;

/// <summary>What <c>deps</c> did.</summary>
/// <param name="Packages">All packages that are installed now, or would be.</param>
/// <param name="IsChanged">Whether anything was written.</param>
/// <param name="Warnings">What a person should look at.</param>
public sealed record PackagesResult(IReadOnlyList<LockedPackage> Packages, bool IsChanged, IReadOnlyList<Diagnostic> Warnings);
