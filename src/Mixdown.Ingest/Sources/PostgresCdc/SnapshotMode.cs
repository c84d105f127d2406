namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>What happens to the rows that a table has before its changes are followed: the key <c>snapshot</c>.</summary>
public enum SnapshotMode
{
    /// <summary>They are read once, as of the very moment from which on changes are followed.</summary>
    Initial,

    /// <summary>They are not read: the table begins with the changes after the slot's creation.</summary>
    Never,

    /// <summary>They are read once, and changes are not followed. No slot and no publication is needed.</summary>
    Only,
}
