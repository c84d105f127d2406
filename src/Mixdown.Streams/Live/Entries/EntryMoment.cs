namespace Mixdown.Streams.Live.Entries;

/// <summary>Where an entry stands when it is changed; times in microseconds since 1970.</summary>
/// <param name="Revision">The number of the change.</param>
/// <param name="Watermark">Windows that end here or before are closed.</param>
/// <param name="KeepFrom">Windows that start before are given up.</param>
/// <param name="IsApproximate">Whether what is added now is estimated.</param>
readonly record struct EntryMoment(long Revision, long Watermark, long KeepFrom, bool IsApproximate);
