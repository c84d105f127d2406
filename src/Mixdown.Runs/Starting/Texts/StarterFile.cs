namespace Mixdown.Runs.Starting.Texts;

/// <summary>A file of a new project.</summary>
/// <param name="Path">Relative to the project, <c>/</c> between the parts.</param>
/// <param name="Text">Its content.</param>
sealed record StarterFile(string Path, string Text);
