using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Schemas;

/// <summary>Reads <c>schemaString</c>.</summary>
static class SchemaReader
{
    public static ColumnList Read(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            return Fields(new JsonFields(document.RootElement), "");
        }
        catch (JsonException e)
        {
            throw DeltaErrors.BrokenSchema(e.Message);
        }
    }

    /// <summary>The JSON of each field of the outermost struct, by name.</summary>
    public static Dictionary<string, string> RawFields(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return document.RootElement.GetProperty("fields").EnumerateArray()
            .ToDictionary(field => field.GetProperty("name").GetString()!, field => field.GetRawText(), StringComparer.Ordinal);
    }

    static ColumnList Fields(JsonFields type, string path)
    {
        var fields = type.Element("fields") is { ValueKind: JsonValueKind.Array } found
            ? found : throw new JsonException("a struct has no 'fields'");
        return new ColumnList(fields.EnumerateArray().Select(field => Field(new JsonFields(field), path)));
    }

    static Column Field(JsonFields field, string path)
    {
        var name = field.RequiredText("name");
        return new Column(name, Type(field, "type", path + name), field.Truth("nullable") ?? true)
        {
            Metadata = field.TextMap("metadata").ToImmutableSortedDictionary(fact => fact.Key, fact => fact.Value ?? "", StringComparer.Ordinal),
        };
    }

    static DataType Type(JsonFields holder, string member, string path) => holder.Element(member) switch
    {
        { ValueKind: JsonValueKind.String } name => Primitive(name.GetString()!, path),
        { ValueKind: JsonValueKind.Object } nested => Nested(new JsonFields(nested), path),
        _ => throw new JsonException($"'{member}' of '{path}' is missing"),
    };

    static DataType Nested(JsonFields type, string path) => type.RequiredText("type") switch
    {
        "struct" => new DataType.Struct(Fields(type, path + ".")),
        "array" => new DataType.List(Type(type, "elementType", path), type.Truth("containsNull") ?? true),
        "map" => new DataType.Map(
            Type(type, "keyType", path), Type(type, "valueType", path), type.Truth("valueContainsNull") ?? true),
        var other => throw DeltaErrors.UnknownType(path, other),
    };

    static DataType Primitive(string name, string path) => name switch
    {
        "string" => DataType.Text,
        "long" => DataType.Int64,
        "integer" => new DataType.Integer(32),
        "short" => new DataType.Integer(16),
        "byte" => new DataType.Integer(8),
        "double" => new DataType.Float(64),
        "float" => new DataType.Float(32),
        "boolean" => new DataType.Boolean(),
        "binary" => new DataType.Binary(),
        "date" => new DataType.Date(),
        "timestamp" => DataType.Instant,
        "timestamp_ntz" => DataType.LocalTime,
        _ => Decimal(name) ?? throw DeltaErrors.UnknownType(path, name),
    };

    /// <summary><c>decimal(p,s)</c>; the bare word means (10,0).</summary>
    static DataType.Decimal? Decimal(string name)
    {
        if (name == "decimal")
            return new DataType.Decimal(10, 0);
        if (!name.StartsWith("decimal(", StringComparison.Ordinal) || !name.EndsWith(')'))
            return null;
        var parts = name[8..^1].Split(',');
        return parts.Length == 2 && Digits(parts[0], 1, 38) is { } precision && Digits(parts[1], 0, precision) is { } scale
            ? new DataType.Decimal(precision, scale)
            : null;
    }

    static int? Digits(string text, int min, int max) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value : null;
}
