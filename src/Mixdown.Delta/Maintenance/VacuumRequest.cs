namespace Mixdown.Delta.Maintenance;

/// <summary>Which files a vacuum may delete.</summary>
public sealed record VacuumRequest
{
    /// <summary>How long files stay after they left the table; null: as the table's <c>delta.deletedFileRetentionDuration</c>
    /// says, by default 7 days. Older versions cannot be read without them.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Allows a retention shorter than the table's: readers that are under way may lose files.</summary>
    public bool Force { get; init; }

    /// <summary>Only tells what would be deleted.</summary>
    public bool DryRun { get; init; }

    /// <summary>Deletes that are under way at the same time. Default 16.</summary>
    public int SideBySide { get; init; } = 16;
}
