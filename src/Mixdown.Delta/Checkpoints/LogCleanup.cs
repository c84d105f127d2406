using Mixdown.Delta.Log;

namespace Mixdown.Delta.Checkpoints;

/// <summary>Which files of a log are past their time. Pure.</summary>
static class LogCleanup
{
    /// <summary>Files of versions before the newest whole checkpoint that is older than the cut-off. That checkpoint stays, the
    /// commit of its version too, and all that follows: every version from the cut-off on can be made.</summary>
    /// <param name="files">The log in order.</param>
    /// <param name="cutoff">Cut back to the start of its day, as other writers do, so that the work is done once a day.</param>
    public static IEnumerable<LogFile> Expired(IReadOnlyList<LogFile> files, DateTimeOffset cutoff)
    {
        var day = new DateTimeOffset(cutoff.UtcDateTime.Date, TimeSpan.Zero);
        var kept = files
            .Where(file => file.Kind == LogFileKind.Checkpoint && file.Parts == 1 && file.Modified < day)
            .Select(file => file.Version)
            .DefaultIfEmpty(0)
            .Max();
        return files.Where(file => file.Version < kept);
    }
}
