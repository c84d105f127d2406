using System.Text.Json;

namespace Mixdown.Streams.Formats.Avro;

/// <summary>Reads the JSON of an Avro schema. Defaults, orders and aliases are passed over: a value is read with the schema that it was
/// written with.</summary>
sealed class AvroSchemaParser
{
    static readonly Dictionary<string, AvroKind> Primitives = new(StringComparer.Ordinal)
    {
        ["null"] = AvroKind.Null,
        ["boolean"] = AvroKind.Boolean,
        ["int"] = AvroKind.Int,
        ["long"] = AvroKind.Long,
        ["float"] = AvroKind.Float,
        ["double"] = AvroKind.Double,
        ["bytes"] = AvroKind.Bytes,
        ["string"] = AvroKind.String,
    };

    static readonly Dictionary<(string, AvroKind), AvroKind> Meanings = new()
    {
        [("date", AvroKind.Int)] = AvroKind.Date,
        [("time-millis", AvroKind.Int)] = AvroKind.TimeMillis,
        [("time-micros", AvroKind.Long)] = AvroKind.TimeMicros,
        [("timestamp-millis", AvroKind.Long)] = AvroKind.TimestampMillis,
        [("timestamp-micros", AvroKind.Long)] = AvroKind.TimestampMicros,
        [("timestamp-nanos", AvroKind.Long)] = AvroKind.TimestampNanos,
        [("local-timestamp-millis", AvroKind.Long)] = AvroKind.LocalTimestampMillis,
        [("local-timestamp-micros", AvroKind.Long)] = AvroKind.LocalTimestampMicros,
        [("decimal", AvroKind.Bytes)] = AvroKind.DecimalBytes,
        [("decimal", AvroKind.Fixed)] = AvroKind.DecimalFixed,
        [("uuid", AvroKind.Fixed)] = AvroKind.UuidFixed,
        [("duration", AvroKind.Fixed)] = AvroKind.Duration,
    };

    readonly Dictionary<string, AvroSchema> _named = new(StringComparer.Ordinal);

    /// <summary>Reads a schema.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="references">Schemas that it names, those that others name first.</param>
    /// <exception cref="AvroSchemaException">It is none.</exception>
    public static AvroSchema Parse(string json, params IReadOnlyList<string> references)
    {
        var parser = new AvroSchemaParser();
        foreach (var reference in references)
            parser.Read(reference);
        return parser.Read(json);
    }

    AvroSchema Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Type(document.RootElement, "");
        }
        catch (JsonException broken)
        {
            throw new AvroSchemaException($"it is no JSON: {broken.Message}");
        }
    }

    AvroSchema Type(JsonElement element, string space) => element.ValueKind switch
    {
        JsonValueKind.String => Named(element.GetString()!, space),
        JsonValueKind.Array => new AvroSchema(AvroKind.Union) { Branches = [.. element.EnumerateArray().Select(branch => Type(branch, space))] },
        JsonValueKind.Object => Complex(element, space),
        _ => throw new AvroSchemaException($"a type is {element.ValueKind}"),
    };

    AvroSchema Named(string name, string space)
    {
        if (Primitives.TryGetValue(name, out var kind))
            return new AvroSchema(kind);
        return _named.GetValueOrDefault(FullName(name, space)) ?? _named.GetValueOrDefault(name) ?? throw new AvroSchemaException($"there is no type '{name}'");
    }

    AvroSchema Complex(JsonElement element, string space)
    {
        if (!element.TryGetProperty("type", out var type))
            throw new AvroSchemaException("an object has no 'type'");
        if (type.ValueKind != JsonValueKind.String)
            return Type(type, space);
        return type.GetString() switch
        {
            "record" or "error" => Record(element, space),
            "enum" => Keep(new AvroSchema(AvroKind.Enum) { Name = NameOf(element, space), Symbols = Symbols(element) }),
            "fixed" => Meaning(element, Keep(new AvroSchema(AvroKind.Fixed) { Name = NameOf(element, space), Size = Size(element) })),
            "array" => new AvroSchema(AvroKind.Array) { Items = Type(Property(element, "items"), space) },
            "map" => new AvroSchema(AvroKind.Map) { Items = Type(Property(element, "values"), space) },
            var name => Meaning(element, Named(name!, space)),
        };
    }

    AvroSchema Record(JsonElement element, string space)
    {
        var name = NameOf(element, space);
        var record = Keep(new AvroSchema(AvroKind.Record) { Name = name });
        var inner = name.Contains('.', StringComparison.Ordinal) ? name[..name.LastIndexOf('.')] : "";
        record.Fields = [.. Property(element, "fields").EnumerateArray().Select(field => new AvroField(
            JsonEncodedText.Encode(Text(field, "name")), Type(Property(field, "type"), inner)))];
        return record;
    }

    /// <summary>A logical type that is unknown, or stands on a type that it does not go with, means nothing: so says the specification.</summary>
    static AvroSchema Meaning(JsonElement element, AvroSchema type)
    {
        if (!element.TryGetProperty("logicalType", out var word) || !Meanings.TryGetValue((word.GetString() ?? "", type.Kind), out var meaning))
            return type;
        var scale = element.TryGetProperty("scale", out var digits) && digits.TryGetInt32(out var number) ? number : 0;
        var fits = (meaning, type.Size) is (AvroKind.UuidFixed, not 16) or (AvroKind.Duration, not 12) ? false : scale is >= 0 and <= 1000;
        return fits ? type.As(meaning, scale) : type;
    }

    AvroSchema Keep(AvroSchema schema) => _named[schema.Name] = schema;

    static string NameOf(JsonElement element, string space) =>
        FullName(Text(element, "name"), element.TryGetProperty("namespace", out var own) ? own.GetString() ?? "" : space);

    static string FullName(string name, string space) => space.Length == 0 || name.Contains('.', StringComparison.Ordinal) ? name : $"{space}.{name}";

    static IReadOnlyList<string> Symbols(JsonElement element) => [.. Property(element, "symbols").EnumerateArray().Select(symbol => symbol.GetString() ?? "")];

    static int Size(JsonElement element) => Property(element, "size").TryGetInt32(out var size) && size >= 0
        ? size : throw new AvroSchemaException("a fixed has no size");

    static string Text(JsonElement element, string property) => Property(element, property) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()! : throw new AvroSchemaException($"'{property}' is no text");

    static JsonElement Property(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        ? value : throw new AvroSchemaException($"'{name}' is missing");
}
