namespace Mixdown.Runs.Watching;

/// <summary>A change of a file.</summary>
/// <param name="File">Relative to the project's folder with <c>/</c>; absolute when it is not in it.</param>
/// <param name="Kind">What became of it.</param>
public sealed record FileChange(string File, FileChangeKind Kind);
