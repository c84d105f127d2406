using Mixdown.Data.Diagnostics;
using Mixdown.Project;

namespace Mixdown.Runs.Serving.Changes;

/// <summary>Files of the project were saved, and it was read again.</summary>
/// <param name="Project">The project; the last one without errors where it has some now.</param>
/// <param name="Problems">What is wrong with it; empty: nothing.</param>
/// <param name="Files">What was saved, relative to the project's folder.</param>
public sealed record ProjectRead(MixdownProject Project, IReadOnlyList<Diagnostic> Problems, IReadOnlyList<string> Files) : ServedChange
{
    /// <inheritdoc/>
    internal override ServedChange? With(ServedChange next) => next is ProjectRead later ? later with { Files = [.. Files.Union(later.Files)] } : null;
}
