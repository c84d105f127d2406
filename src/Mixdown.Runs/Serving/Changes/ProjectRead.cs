using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Serving.Changes;

/// <summary>Files of the project were saved, and it was read again.</summary>
/// <param name="Project">The project; the last one without errors where it has some now.</param>
/// <param name="Problems">What is wrong with it; empty: nothing.</param>
/// <param name="Files">What was saved, came or went.</param>
public sealed record ProjectRead(MixdownProject Project, IReadOnlyList<Diagnostic> Problems, IReadOnlyList<FileChange> Files) : ServedChange
{
    /// <inheritdoc/>
    internal override ServedChange? With(ServedChange next) => next is ProjectRead later ? later with { Files = [.. Files.Union(later.Files)] } : null;
}
