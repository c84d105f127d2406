using System.Globalization;
using Mixdown.Delta.Actions;

namespace Mixdown.Delta;

/// <summary>The settings of a table that this library follows, with the protocol's defaults.</summary>
static class TableProperties
{
    /// <summary>How long the log is kept; null when nothing may be deleted (<c>delta.enableExpiredLogCleanup</c> is false, or the
    /// time cannot be read). Default 30 days.</summary>
    public static TimeSpan? LogRetention(TableMetaData metaData) =>
        metaData.Configuration.GetValueOrDefault("delta.enableExpiredLogCleanup") == "false"
            ? null : Interval(metaData, "delta.logRetentionDuration", TimeSpan.FromDays(30));

    /// <summary>How long a removed file is kept; null for ever (the time cannot be read). Default 7 days.</summary>
    public static TimeSpan? FileRetention(TableMetaData metaData) =>
        Interval(metaData, "delta.deletedFileRetentionDuration", TimeSpan.FromDays(7));

    /// <summary>Whether lists of the table's files follow each commit. Default no.</summary>
    public static bool KeepsManifest(TableMetaData metaData) =>
        metaData.Configuration.GetValueOrDefault(Maintenance.DeltaMaintenance.ManifestProperty) == "true";

    static TimeSpan? Interval(TableMetaData metaData, string name, TimeSpan byDefault) =>
        metaData.Configuration.GetValueOrDefault(name) is { } text ? ParseInterval(text) : byDefault;

    /// <summary>Spark's way to write a time span: <c>interval 1 week</c>, <c>30 days 12 hours</c>.</summary>
    static TimeSpan? ParseInterval(string text)
    {
        var words = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["interval" or "INTERVAL", .. var rest])
            words = rest;
        if (words.Length == 0 || words.Length % 2 != 0)
            return null;
        var sum = TimeSpan.Zero;
        foreach (var pair in words.Chunk(2))
        {
            if (Unit(pair[1]) is not { } unit || !int.TryParse(pair[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return null;
            sum += count * unit;
        }
        return sum;
    }

    static TimeSpan? Unit(string word) => word.ToLowerInvariant().TrimEnd('s') switch
    {
        "week" => TimeSpan.FromDays(7),
        "day" => TimeSpan.FromDays(1),
        "hour" => TimeSpan.FromHours(1),
        "minute" => TimeSpan.FromMinutes(1),
        "second" => TimeSpan.FromSeconds(1),
        "millisecond" => TimeSpan.FromMilliseconds(1),
        "microsecond" => TimeSpan.FromMicroseconds(1),
        _ => null,
    };
}
