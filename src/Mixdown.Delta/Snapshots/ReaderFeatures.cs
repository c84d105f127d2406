using System.Collections.Immutable;
using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Snapshots;

/// <summary>What this library understands when it reads, by the protocol's names.</summary>
static class ReaderFeatures
{
    /// <summary>Wall clock times without a zone.</summary>
    public const string TimestampWithoutZone = "timestampNtz";

    const string ColumnMapping = "columnMapping";
    const string DeletionVectors = "deletionVectors";

    static readonly ImmutableHashSet<string> Known = [TimestampWithoutZone];

    /// <summary>Refuses a table that cannot be read right.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2817: no protocol or metadata; MX2818: a feature is
    /// unknown, and named.</exception>
    public static void Check(string table, SnapshotState state, long version)
    {
        var protocol = state.Protocol ?? throw DeltaErrors.IncompleteSnapshot(table, version, "protocol");
        var metaData = state.MetaData ?? throw DeltaErrors.IncompleteSnapshot(table, version, "metaData");
        if (protocol.Reader > 3)
            throw DeltaErrors.UnknownReaderFeature(table, $"reader version {protocol.Reader}");
        if (Needed(protocol, metaData, state).FirstOrDefault(feature => !Known.Contains(feature)) is { } unknown)
            throw DeltaErrors.UnknownReaderFeature(table, unknown);
    }

    /// <summary>Features that the table lists, and those that it uses without saying so.</summary>
    static IEnumerable<string> Needed(TableProtocol protocol, TableMetaData metaData, SnapshotState state)
    {
        var listed = protocol.HasReaderFeatures ? protocol.ReaderFeatures : [];
        if (protocol.Reader >= 2 && MapsColumns(metaData))
            yield return ColumnMapping;
        foreach (var feature in listed.Where(feature => feature != ColumnMapping))
            yield return feature;
        if (state.HasDeletionVectors)
            yield return DeletionVectors;
    }

    /// <summary>A table may have the feature and not use it: then names in files are names of columns.</summary>
    static bool MapsColumns(TableMetaData metaData) =>
        metaData.Configuration.GetValueOrDefault("delta.columnMapping.mode") is not (null or "none");
}
