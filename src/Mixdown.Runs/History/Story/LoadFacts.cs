using Mixdown.Runs.Events;

namespace Mixdown.Runs.History.Story;

/// <summary>Makes facts of a table of a load of its events.</summary>
static class LoadFacts
{
    /// <summary>One that is under way.</summary>
    public static RunLoadFacts Of(TableProgress progress, RunLoadFacts? before) => new(
        progress.Load, progress.Table, progress.IsDone ? "read" : "running", new LoadCounts(progress.Rows, 0, 0, 0, 0, progress.Bytes))
    {
        StartedAt = before?.StartedAt ?? progress.At,
        TotalBytes = progress.TotalBytes > 0 ? progress.TotalBytes : null,
        TotalRows = progress.TotalRows,
    };

    /// <summary>One that ended.</summary>
    public static RunLoadFacts Of(TableLoaded loaded, RunLoadFacts? before) => new(loaded.Load, loaded.Table, StatusOf(loaded), loaded.Counts)
    {
        StartedAt = before?.StartedAt ?? loaded.At - loaded.Took,
        Seconds = loaded.Took.TotalSeconds,
        TotalBytes = before?.TotalBytes,
        TotalRows = before?.TotalRows,
        Files = loaded.Files,
        Version = loaded.Version,
    };

    static string StatusOf(TableLoaded loaded) =>
        !loaded.Succeeded ? "error" : loaded.Counts.Rejected + loaded.Counts.Rescued > 0 ? "warn" : "success";
}
