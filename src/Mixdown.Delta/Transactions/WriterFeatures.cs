using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>What this library respects when it writes, by the protocol's names.</summary>
static class WriterFeatures
{
    static readonly ImmutableHashSet<string> Known = ["appendOnly", "invariants", ReaderFeatures.TimestampWithoutZone];

    /// <summary>Refuses a transaction that the table's protocol or settings forbid.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2819: a feature is unknown, and named; MX2823: rows would
    /// leave an append-only table; MX2824: columns are missing, have conditions, or change so
    /// that files which stay could not be read.</exception>
    public static void Check(string table, TransactionContent content)
    {
        if (content.Snapshot is { } snapshot)
            CheckProtocol(table, snapshot.Protocol);
        var metaData = content.MetaData ?? content.Snapshot?.MetaData ?? throw DeltaErrors.Refused(table, "a new table needs columns");
        if (metaData.Configuration.GetValueOrDefault("delta.appendOnly") == "true" && content.Removed.Any(file => file.DataChange))
            throw DeltaErrors.AppendOnly(table);
        if (Schemas.SchemaJson.Read(metaData.Schema).FirstOrDefault(HasInvariant) is { } column)
            throw DeltaErrors.Refused(table, $"the column '{column.Name}' has a condition (delta.invariants) that Mixdown cannot check");
        if (SchemaRules.Check(content) is { } wrong)
            throw DeltaErrors.Refused(table, wrong);
    }

    /// <summary>Refuses to change a table that needs a feature which this library does not have.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2819.</exception>
    public static void CheckProtocol(string table, TableProtocol protocol)
    {
        if (protocol.Writer > 2 && !protocol.HasWriterFeatures)
            throw DeltaErrors.UnknownWriterFeature(table, $"writer version {protocol.Writer}");
        if (protocol.HasWriterFeatures && protocol.WriterFeatures.FirstOrDefault(feature => !Known.Contains(feature)) is { } unknown)
            throw DeltaErrors.UnknownWriterFeature(table, unknown);
    }

    static bool HasInvariant(Column column) => column.Metadata.ContainsKey("delta.invariants")
        || (column.Type is DataType.Struct nested && nested.Fields.Any(HasInvariant));
}
