namespace Mixdown.Streams.Settings;

/// <summary>What becomes of records that cannot be read.</summary>
public enum BadRecords
{
    /// <summary>They go to the quarantine, and the stream goes on.</summary>
    Quarantine,

    /// <summary>The stream stops before the first of them. It stops there again until somebody sets this key to quarantine.</summary>
    Fail,
}
