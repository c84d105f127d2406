using Mixdown.Runs.Running;

namespace Mixdown.Runs.Editing;

/// <summary>What a language server is started with.</summary>
/// <param name="ProjectDir">The project's folder; null finds it from what the editor opens.</param>
/// <param name="Request">What to ask of the project in a folder.</param>
/// <param name="Version">The program's version.</param>
public sealed record EditorOptions(string? ProjectDir, Func<string, RunRequest> Request, string Version);
