namespace Mixdown.Project.Files;

/// <summary>A folder in which files of a project lie.</summary>
/// <param name="Path">The folder, absolute; it need not be there.</param>
/// <param name="IsDeep">Whether files in the folders below it count too.</param>
public sealed record SourceFolder(string Path, bool IsDeep);
