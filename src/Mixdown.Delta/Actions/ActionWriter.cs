using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Delta.Actions;

/// <summary>Writes actions as lines of the log.</summary>
static class ActionWriter
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of JSON for each action, each ended by <c>\n</c>.</summary>
    public static byte[] Write(IEnumerable<DeltaAction> actions)
    {
        var lines = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(lines, Plain);
        foreach (var action in actions)
        {
            json.WriteStartObject();
            Write(json, action);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
        }
        return lines.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, DeltaAction action)
    {
        switch (action)
        {
            case AddFile add: Add(json, add); break;
            case RemoveFile remove: Remove(json, remove); break;
            case TableMetaData metaData: MetaData(json, metaData); break;
            case TableProtocol protocol: Protocol(json, protocol); break;
            case ApplicationTransaction transaction: Transaction(json, transaction); break;
            case DomainMetadata domain: Domain(json, domain); break;
            case CommitInfo info: Info(json, info); break;
            case CheckpointHeader header: Header(json, header); break;
            default: throw new System.Diagnostics.UnreachableException(action.GetType().Name);
        }
        json.WriteEndObject();
    }

    static void Add(Utf8JsonWriter json, AddFile add)
    {
        json.WriteStartObject("add");
        json.WriteString("path", add.Path);
        TextMap(json, "partitionValues", add.PartitionValues);
        json.WriteNumber("size", add.Bytes);
        json.WriteNumber("modificationTime", add.ModifiedAt);
        json.WriteBoolean("dataChange", add.DataChange);
        Text(json, "stats", add.Stats);
        if (add.Tags is { } tags)
            TextMap(json, "tags", tags);
        DeletedRows(json, add.DeletionVector);
    }

    static void Remove(Utf8JsonWriter json, RemoveFile remove)
    {
        json.WriteStartObject("remove");
        json.WriteString("path", remove.Path);
        Number(json, "deletionTimestamp", remove.DeletedAt);
        json.WriteBoolean("dataChange", remove.DataChange);
        json.WriteBoolean("extendedFileMetadata", remove.PartitionValues is not null && remove.Bytes is not null);
        if (remove.PartitionValues is { } values)
            TextMap(json, "partitionValues", values);
        Number(json, "size", remove.Bytes);
        DeletedRows(json, remove.DeletionVector);
    }

    static void DeletedRows(Utf8JsonWriter json, DeletionVector? deleted)
    {
        if (deleted is null)
            return;
        json.WriteStartObject("deletionVector");
        json.WriteString("storageType", deleted.Storage);
        json.WriteString("pathOrInlineDv", deleted.Place);
        Number(json, "offset", deleted.Offset);
        json.WriteNumber("sizeInBytes", deleted.Bytes);
        json.WriteNumber("cardinality", deleted.Rows);
        json.WriteEndObject();
    }

    static void Header(Utf8JsonWriter json, CheckpointHeader header)
    {
        json.WriteStartObject("checkpointMetadata");
        json.WriteNumber("version", header.Version);
    }

    static void Domain(Utf8JsonWriter json, DomainMetadata domain)
    {
        json.WriteStartObject("domainMetadata");
        json.WriteString("domain", domain.Domain);
        json.WriteString("configuration", domain.Configuration);
        json.WriteBoolean("removed", domain.IsRemoved);
    }

    static void MetaData(Utf8JsonWriter json, TableMetaData metaData)
    {
        json.WriteStartObject("metaData");
        json.WriteString("id", metaData.Id);
        Text(json, "name", metaData.Name);
        Text(json, "description", metaData.Description);
        json.WriteStartObject("format");
        json.WriteString("provider", metaData.Format);
        json.WriteStartObject("options");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("schemaString", metaData.Schema);
        Texts(json, "partitionColumns", metaData.PartitionColumns);
        TextMap(json, "configuration", metaData.Configuration);
        Number(json, "createdTime", metaData.CreatedAt);
    }

    static void Protocol(Utf8JsonWriter json, TableProtocol protocol)
    {
        json.WriteStartObject("protocol");
        json.WriteNumber("minReaderVersion", protocol.Reader);
        json.WriteNumber("minWriterVersion", protocol.Writer);
        if (protocol.HasReaderFeatures)
            Texts(json, "readerFeatures", protocol.ReaderFeatures);
        if (protocol.HasWriterFeatures)
            Texts(json, "writerFeatures", protocol.WriterFeatures);
    }

    static void Transaction(Utf8JsonWriter json, ApplicationTransaction transaction)
    {
        json.WriteStartObject("txn");
        json.WriteString("appId", transaction.AppId);
        json.WriteNumber("version", transaction.Version);
        Number(json, "lastUpdated", transaction.UpdatedAt);
    }

    static void Info(Utf8JsonWriter json, CommitInfo info)
    {
        json.WriteStartObject("commitInfo");
        Number(json, "timestamp", info.Timestamp);
        Text(json, "operation", info.Operation);
        TextMap(json, "operationParameters", info.Parameters);
        if (info.Metrics.Count > 0)
            TextMap(json, "operationMetrics", info.Metrics);
        if (info.IsBlindAppend is { } isBlindAppend)
            json.WriteBoolean("isBlindAppend", isBlindAppend);
        Text(json, "userName", info.User);
        Text(json, "engineInfo", info.Engine);
        Text(json, "txnId", info.TransactionId);
    }

    static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    static void TextMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string?> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
