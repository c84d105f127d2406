using System.Collections.Frozen;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Schemas;

/// <summary>Writes <c>schemaString</c>.</summary>
static class SchemaWriter
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Facts of the protocol that are numbers, lists or objects.</summary>
    static readonly FrozenSet<string> NotTexts = FrozenSet.ToFrozenSet(
        [ColumnMapping.IdFact, "delta.columnMapping.nested.ids", TypeChanges.Fact], StringComparer.Ordinal);

    public static string Write(ColumnList columns, string? before)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
            Struct(json, columns, Unchanged(columns, before));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The JSON of the columns that are equal in the old schema.</summary>
    static Dictionary<string, string> Unchanged(ColumnList columns, string? before)
    {
        if (before is null)
            return [];
        var old = SchemaReader.Read(before).ToDictionary(column => column.Name, StringComparer.Ordinal);
        return SchemaReader.RawFields(before)
            .Where(field => columns.Contains(old[field.Key]))
            .ToDictionary(StringComparer.Ordinal);
    }

    static void Struct(Utf8JsonWriter json, ColumnList columns, Dictionary<string, string>? unchanged = null)
    {
        RefuseDuplicates(columns);
        json.WriteStartObject();
        json.WriteString("type", "struct");
        json.WriteStartArray("fields");
        foreach (var column in columns)
        {
            if (unchanged?.GetValueOrDefault(column.Name) is { } raw)
                json.WriteRawValue(raw);
            else
                Field(json, column);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void RefuseDuplicates(ColumnList columns)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (columns.FirstOrDefault(column => !names.Add(column.Name)) is { } twice)
            throw DeltaErrors.DuplicateColumn(twice.Name);
    }

    static void Field(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        Type(json, "type", column.Type);
        json.WriteBoolean("nullable", column.Nullable);
        json.WriteStartObject("metadata");
        foreach (var (name, value) in column.Metadata)
        {
            if (NotTexts.Contains(name))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteString(name, value);
            }
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Type(Utf8JsonWriter json, string member, DataType type)
    {
        json.WritePropertyName(member);
        switch (type)
        {
            case DataType.Struct nested: Struct(json, nested.Fields); break;
            case DataType.List list: List(json, list); break;
            case DataType.Map map: Map(json, map); break;
            default: json.WriteStringValue(Name(type)); break;
        }
    }

    static void List(Utf8JsonWriter json, DataType.List list)
    {
        json.WriteStartObject();
        json.WriteString("type", "array");
        Type(json, "elementType", list.Element);
        json.WriteBoolean("containsNull", list.ContainsNull);
        json.WriteEndObject();
    }

    static void Map(Utf8JsonWriter json, DataType.Map map)
    {
        json.WriteStartObject();
        json.WriteString("type", "map");
        Type(json, "keyType", map.Key);
        Type(json, "valueType", map.Value);
        json.WriteBoolean("valueContainsNull", map.ValueContainsNull);
        json.WriteEndObject();
    }

    static string Name(DataType type) => type switch
    {
        DataType.String => "string",
        DataType.Integer { Bits: 64 } => "long",
        DataType.Integer { Bits: 32 } => "integer",
        DataType.Integer { Bits: 16 } => "short",
        DataType.Integer { Bits: 8 } => "byte",
        DataType.Float { Bits: 64 } => "double",
        DataType.Float { Bits: 32 } => "float",
        DataType.Decimal(var precision, var scale) => $"decimal({precision},{scale})",
        DataType.Boolean => "boolean",
        DataType.Binary => "binary",
        DataType.Date => "date",
        DataType.Timestamp(var hasZone) => hasZone ? "timestamp" : "timestamp_ntz",
        _ => throw new UnreachableException($"No name in the log for {type}"),
    };
}
