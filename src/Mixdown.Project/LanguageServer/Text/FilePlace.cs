namespace Mixdown.Project.LanguageServer.Text;

/// <summary>A stretch of a file.</summary>
/// <param name="File">Absolute.</param>
/// <param name="Range">The stretch.</param>
public readonly record struct FilePlace(string File, TextRange Range);
