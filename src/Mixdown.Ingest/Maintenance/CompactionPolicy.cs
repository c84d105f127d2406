using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Ingest.Maintenance;

/// <summary>When a table is compacted without being asked. Pure.</summary>
static class CompactionPolicy
{
    /// <summary>Files that a table has at most before small ones are compacted: each one is opened by every query.</summary>
    public const int MostFiles = 200;

    /// <summary>Small files that come together before they become one: fewer would have each load rewrite what the last one
    /// rewrote.</summary>
    public const int SmallFiles = 100;

    /// <summary>A file below it is small: half of what a compacted file should have.</summary>
    public const long SmallBytes = 64L << 20;

    public static bool IsDue(DeltaSnapshot snapshot)
    {
        var small = snapshot.Files.Count(IsSmall);
        return small >= SmallFiles || (snapshot.Files.Count > MostFiles && small > 1);
    }

    static bool IsSmall(AddFile file) => file.Bytes < SmallBytes;
}
