using System.Collections.Immutable;
using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Snapshots;

/// <summary>What this library understands when it reads, by the protocol's names.</summary>
static class ReaderFeatures
{
    /// <summary>Wall clock times without a zone.</summary>
    public const string TimestampWithoutZone = "timestampNtz";

    /// <summary>Columns have other names in files, so that they can be renamed and dropped.</summary>
    public const string ColumnMapping = "columnMapping";

    /// <summary>Rows are deleted beside their file.</summary>
    public const string DeletionVectors = "deletionVectors";

    /// <summary>Checkpoints in a file of any name, with files of their own for the data files.</summary>
    public const string V2Checkpoint = "v2Checkpoint";

    /// <summary>Columns got wider types than files that are older.</summary>
    public const string TypeWidening = "typeWidening";

    /// <summary>Who deletes files has to look at the protocol before.</summary>
    public const string VacuumProtocolCheck = "vacuumProtocolCheck";

    static readonly ImmutableHashSet<string> Known =
        [TimestampWithoutZone, ColumnMapping, DeletionVectors, V2Checkpoint, TypeWidening, TypeWidening + "-preview", VacuumProtocolCheck];

    /// <summary>Refuses a table that cannot be read right.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2817: no protocol or metadata; MX2818: a feature is
    /// unknown, and named.</exception>
    public static void Check(string table, SnapshotState state, long version)
    {
        var protocol = state.Protocol ?? throw DeltaErrors.IncompleteSnapshot(table, version, "protocol");
        var metaData = state.MetaData ?? throw DeltaErrors.IncompleteSnapshot(table, version, "metaData");
        if (protocol.Reader > 3)
            throw DeltaErrors.UnknownReaderFeature(table, $"reader version {protocol.Reader}");
        var listed = protocol.HasReaderFeatures ? protocol.ReaderFeatures : [];
        if (listed.FirstOrDefault(feature => !Known.Contains(feature)) is { } unknown)
            throw DeltaErrors.UnknownReaderFeature(table, unknown);
        if (!metaData.Format.Equals("parquet", StringComparison.OrdinalIgnoreCase))
            throw DeltaErrors.UnknownReaderFeature(table, $"format {metaData.Format}");
        if (!listed.Contains(DeletionVectors) && state.HasDeletionVectors)
            throw DeltaErrors.UnknownReaderFeature(table, $"{DeletionVectors} (used, but not in the table's protocol)");
    }
}
