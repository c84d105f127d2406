using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Compile;

namespace Mixdown.Runs.Validation;

/// <summary>The SQL of a selection.</summary>
/// <param name="Project">The project that it was made of.</param>
/// <param name="Nodes">In the order of the graph.</param>
/// <param name="Folder">Where the files are.</param>
/// <param name="Warnings">What a person should look at.</param>
public sealed record CompiledProject(
    MixdownProject Project, IReadOnlyList<CompiledNode> Nodes, string Folder, IReadOnlyList<Diagnostic> Warnings);
