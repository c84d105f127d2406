using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph;

/// <summary>A call of ref().</summary>
/// <param name="Package">The first argument of two; null when there is one.</param>
/// <param name="Name">The node's name.</param>
/// <param name="Version">The version asked for; null for the latest.</param>
/// <param name="At">Where the call stands.</param>
public sealed record RefCall(string? Package, string Name, string? Version, SourceSpan At);
