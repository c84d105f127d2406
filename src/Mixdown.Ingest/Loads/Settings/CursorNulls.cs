namespace Mixdown.Ingest.Loads.Settings;

/// <summary>What happens to rows whose cursor is NULL: the key <c>cursor_nulls</c>.</summary>
public enum CursorNulls
{
    /// <summary>The table's load fails and names how many there are.</summary>
    Raise,

    /// <summary>They are read by every run.</summary>
    Include,

    /// <summary>They are never read.</summary>
    Exclude,
}
