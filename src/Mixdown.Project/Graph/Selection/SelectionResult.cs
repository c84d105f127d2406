using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection;

/// <summary>What a selection holds.</summary>
/// <param name="Ids">The nodes.</param>
/// <param name="Warnings">MX1402 for each word that holds nothing.</param>
public sealed record SelectionResult(IReadOnlySet<string> Ids, IReadOnlyList<Diagnostic> Warnings);
