using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>The lowest protocol that holds a table's columns. Pure.</summary>
static class ProtocolPlan
{
    /// <summary>The protocol that a commit has to set; null when the table's own will do.</summary>
    /// <param name="now">The table's protocol; null for a new table.</param>
    /// <param name="columns">The columns as the commit leaves them.</param>
    public static TableProtocol? Choose(TableProtocol? now, ColumnList columns)
    {
        if (!columns.Any(column => HasWallClock(column.Type)))
            return now is null ? new TableProtocol(1, 2) : null;
        return now is { HasReaderFeatures: true, HasWriterFeatures: true } && now.WriterFeatures.Contains(ReaderFeatures.TimestampWithoutZone)
            ? null
            : Upgrade(now ?? new TableProtocol(1, 2));
    }

    /// <summary>A version that lists its features has to list those that the older version meant.</summary>
    static TableProtocol Upgrade(TableProtocol now) => new(3, 7)
    {
        ReaderFeatures = Listed(now.Reader == 2 ? [ReaderFeatures.ColumnMapping] : now.ReaderFeatures, ReaderFeatures.TimestampWithoutZone),
        WriterFeatures = Listed(WriterFeatures.Of(now), ReaderFeatures.TimestampWithoutZone),
    };

    static ImmutableSortedSet<string> Listed(IEnumerable<string> features, string feature) =>
        features.Append(feature).ToImmutableSortedSet(StringComparer.Ordinal);

    static bool HasWallClock(DataType type) => type switch
    {
        DataType.Timestamp { HasZone: false } => true,
        DataType.List list => HasWallClock(list.Element),
        DataType.Map map => HasWallClock(map.Key) || HasWallClock(map.Value),
        DataType.Struct nested => nested.Fields.Any(field => HasWallClock(field.Type)),
        _ => false,
    };
}
