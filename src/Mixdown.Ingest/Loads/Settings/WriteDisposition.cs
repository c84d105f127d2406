namespace Mixdown.Ingest.Loads.Settings;

/// <summary>How new rows meet the rows that are there: the key <c>write_disposition</c>.</summary>
public enum WriteDisposition
{
    /// <summary>New rows are added; a reloaded file replaces its own.</summary>
    Append,

    /// <summary>The table is what the source has now; its history keeps what it had before.</summary>
    Replace,

    /// <summary>The latest row of each key, and its history keeps every row that came.</summary>
    Merge,

    /// <summary>Every version of each key with the time in which it held: <c>{ disposition: merge, strategy: scd2 }</c>.</summary>
    Scd2,
}
