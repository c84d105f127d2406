using System.Collections.Frozen;
using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>What this library respects when it writes, by the protocol's names.</summary>
static class WriterFeatures
{
    /// <summary>Rows never leave tables that say so.</summary>
    public const string AppendOnly = "appendOnly";

    /// <summary>Columns may have conditions.</summary>
    public const string Invariants = "invariants";

    static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            AppendOnly, Invariants, "domainMetadata", ReaderFeatures.TimestampWithoutZone, ReaderFeatures.ColumnMapping,
            ReaderFeatures.DeletionVectors, ReaderFeatures.V2Checkpoint, ReaderFeatures.TypeWidening, ReaderFeatures.VacuumProtocolCheck,
        ],
        StringComparer.Ordinal);

    /// <summary>Features that ask nothing of a writer until a table uses them, with the use.</summary>
    static readonly FrozenDictionary<string, Func<TableMetaData, bool>> HarmlessUntilUsed = new Dictionary<string, Func<TableMetaData, bool>>(StringComparer.Ordinal)
    {
        ["checkConstraints"] = metaData => metaData.Configuration.Keys.Any(name => name.StartsWith("delta.constraints.", StringComparison.Ordinal)),
        ["changeDataFeed"] = metaData => IsOn(metaData, "delta.enableChangeDataFeed"),
        ["generatedColumns"] = metaData => HasFact(metaData, "delta.generationExpression"),
        ["identityColumns"] = metaData => HasFact(metaData, "delta.identity."),
        ["allowColumnDefaults"] = metaData => HasFact(metaData, "CURRENT_DEFAULT"),
        ["inCommitTimestamp"] = metaData => IsOn(metaData, "delta.enableInCommitTimestamps"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What each version meant before features had names.</summary>
    static readonly (int Writer, string[] Features)[] Legacy =
    [
        (2, [AppendOnly, Invariants]), (3, ["checkConstraints"]), (4, ["changeDataFeed", "generatedColumns"]),
        (5, [ReaderFeatures.ColumnMapping]), (6, ["identityColumns"]),
    ];

    /// <summary>The features of a protocol, also where its version stands for them.</summary>
    public static IEnumerable<string> Of(TableProtocol protocol) => protocol.HasWriterFeatures
        ? protocol.WriterFeatures
        : Legacy.Where(version => protocol.Writer >= version.Writer).SelectMany(version => version.Features);

    /// <summary>Refuses a transaction that the table's protocol or settings forbid.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2819: a feature is unknown, and named; MX2823: rows would
    /// leave an append-only table; MX2824: columns are missing, have conditions, or change so
    /// that files which stay could not be read.</exception>
    public static void Check(string table, TransactionContent content)
    {
        var metaData = content.MetaData ?? content.Snapshot?.MetaData ?? throw DeltaErrors.Refused(table, "a new table needs columns");
        if (content.Snapshot is { } snapshot)
            CheckProtocol(table, snapshot.Protocol, metaData);
        if (metaData.Configuration.GetValueOrDefault("delta.appendOnly") == "true" && content.Removed.Any(file => file.DataChange))
            throw DeltaErrors.AppendOnly(table);
        if (Schemas.SchemaJson.Read(metaData.Schema).FirstOrDefault(column => HasFact(column, "delta.invariants")) is { } conditional)
            throw DeltaErrors.Refused(table, $"the column '{conditional.Name}' has a condition (delta.invariants) that Mixdown cannot check");
        if ((SchemaRules.Check(content) ?? PartitionRules.Check(content, metaData)) is { } wrong)
            throw DeltaErrors.Refused(table, wrong);
    }

    /// <summary>Refuses to change a table that needs a feature which this library does not have.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2819.</exception>
    public static void CheckProtocol(string table, TableProtocol protocol, TableMetaData metaData)
    {
        if (protocol.Writer > 7)
            throw DeltaErrors.UnknownWriterFeature(table, $"writer version {protocol.Writer}");
        if (Of(protocol).FirstOrDefault(feature => !Known.Contains(feature) && HarmlessUntilUsed.GetValueOrDefault(feature)?.Invoke(metaData) != false) is { } unknown)
            throw DeltaErrors.UnknownWriterFeature(table, unknown);
    }

    static bool IsOn(TableMetaData metaData, string setting) =>
        string.Equals(metaData.Configuration.GetValueOrDefault(setting), "true", StringComparison.OrdinalIgnoreCase);

    static bool HasFact(TableMetaData metaData, string start) => Schemas.SchemaJson.Read(metaData.Schema).Any(column => HasFact(column, start));

    static bool HasFact(Column column, string start) =>
        column.Metadata.Keys.Any(name => name.StartsWith(start, StringComparison.Ordinal)) || HasFact(column.Type, start);

    static bool HasFact(DataType type, string start) => type switch
    {
        DataType.Struct nested => nested.Fields.Any(field => HasFact(field, start)),
        DataType.List list => HasFact(list.Element, start),
        DataType.Map map => HasFact(map.Key, start) || HasFact(map.Value, start),
        _ => false,
    };
}
