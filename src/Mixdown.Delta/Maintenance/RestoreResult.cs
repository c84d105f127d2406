namespace Mixdown.Delta.Maintenance;

/// <summary>What a restore did.</summary>
/// <param name="Version">The version that the table has now; the one it had where nothing was to do.</param>
/// <param name="FilesRestored">Files that came back.</param>
/// <param name="FilesRemoved">Files that went.</param>
/// <param name="ColumnsChanged">Whether columns or settings went back too.</param>
public sealed record RestoreResult(long Version, int FilesRestored, int FilesRemoved, bool ColumnsChanged);
