using System.Collections.Immutable;
using System.Text.Json;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Actions;

/// <summary>Reads an action from its line in the log.</summary>
static class ActionReader
{
    /// <summary>The action of a line; null for a kind that does not change what a snapshot is, or that is unknown: what must
    /// be understood is said by the protocol, not by the line.</summary>
    /// <exception cref="JsonException">The line is not JSON, or a field is missing or of another kind.</exception>
    public static DeltaAction? Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        _ = new JsonFields(document.RootElement);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && ReadKind(member.Name, new JsonFields(member.Value)) is { } action)
                return action;
        }
        return null;
    }

    static DeltaAction? ReadKind(string kind, JsonFields fields) => kind switch
    {
        "add" => Add(fields),
        "remove" => Remove(fields),
        "metaData" => MetaData(fields),
        "protocol" => Protocol(fields),
        "txn" => Transaction(fields),
        "domainMetadata" => Domain(fields),
        "sidecar" => new SidecarFile(fields.RequiredText("path")),
        "commitInfo" => Info(fields),
        _ => null,
    };

    static AddFile Add(JsonFields fields) =>
        new(fields.RequiredText("path"), fields.RequiredWhole("size"), fields.Whole("modificationTime") ?? 0)
        {
            PartitionValues = fields.TextMap("partitionValues"),
            DataChange = fields.Truth("dataChange") ?? true,
            Stats = fields.Text("stats") ?? fields.Element("stats_parsed")?.GetRawText(),
            Tags = fields.Element("tags") is null ? null : fields.TextMap("tags"),
            DeletionVector = DeletedRows(fields),
        };

    static RemoveFile Remove(JsonFields fields) =>
        new(fields.RequiredText("path"), fields.Whole("deletionTimestamp"))
        {
            DataChange = fields.Truth("dataChange") ?? true,
            Bytes = fields.Whole("size"),
            PartitionValues = fields.Element("partitionValues") is null ? null : fields.TextMap("partitionValues"),
            DeletionVector = DeletedRows(fields),
        };

    static DeletionVector? DeletedRows(JsonFields file) => file.Fields("deletionVector") is { } fields
        ? new DeletionVector(
            fields.RequiredText("storageType"), fields.RequiredText("pathOrInlineDv"),
            checked((int)fields.RequiredWhole("sizeInBytes")), fields.RequiredWhole("cardinality"))
        {
            Offset = fields.Whole("offset") is { } offset ? checked((int)offset) : null,
        }
        : null;

    static DomainMetadata Domain(JsonFields fields) =>
        new(fields.RequiredText("domain"), fields.Text("configuration") ?? "", fields.Truth("removed") ?? false);

    static TableMetaData MetaData(JsonFields fields) =>
        new(fields.RequiredText("id"), fields.RequiredText("schemaString"))
        {
            Name = fields.Text("name"),
            Description = fields.Text("description"),
            PartitionColumns = [.. fields.Texts("partitionColumns")],
            Configuration = fields.TextMap("configuration"),
            CreatedAt = fields.Whole("createdTime"),
            Format = fields.Fields("format")?.Text("provider") ?? "parquet",
        };

    static TableProtocol Protocol(JsonFields fields) =>
        new((int)fields.RequiredWhole("minReaderVersion"), (int)fields.RequiredWhole("minWriterVersion"))
        {
            ReaderFeatures = fields.Texts("readerFeatures").ToImmutableSortedSet(StringComparer.Ordinal),
            WriterFeatures = fields.Texts("writerFeatures").ToImmutableSortedSet(StringComparer.Ordinal),
        };

    static ApplicationTransaction Transaction(JsonFields fields) =>
        new(fields.RequiredText("appId"), fields.RequiredWhole("version")) { UpdatedAt = fields.Whole("lastUpdated") };

    /// <summary>Free text of other writers: what is not as expected counts as not said.</summary>
    static CommitInfo Info(JsonFields fields) => new(fields.WholeIfAny("timestamp"), fields.TextIfAny("operation"))
    {
        Parameters = fields.TextMapIfAny("operationParameters"),
        Metrics = fields.TextMapIfAny("operationMetrics"),
        Engine = fields.TextIfAny("engineInfo"),
        User = fields.TextIfAny("userName"),
        InCommitTimestamp = fields.WholeIfAny("inCommitTimestamp"),
        TransactionId = fields.TextIfAny("txnId"),
        IsBlindAppend = fields.Element("isBlindAppend") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null,
    };
}
