using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>Makes one plain object of a CloudEvent, the same in each mode: its attributes as <c>ce_id</c>, <c>ce_source</c>,
/// <c>ce_type</c>, …, then the fields of its data.</summary>
sealed class CloudEventWriter : IDisposable
{
    static readonly string[] Required = ["specversion", "id", "source", "type"];

    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Utf8JsonWriter _json;
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    byte[] _key = [];

    public CloudEventWriter() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The object; good until the next one is written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>The attribute <c>partitionkey</c>; empty where there is none.</summary>
    public ReadOnlySpan<byte> PartitionKey => _key;

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>Writes an event that is one object.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public string? WriteStructured(ReadOnlySpan<byte> value)
    {
        Begin();
        var reader = new Utf8JsonReader(value);
        reader.Read();
        var data = default(Range?);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            if (name == "data")
            {
                reader.Skip();
                data = from..(int)reader.BytesConsumed;
            }
            else if (Attribute(name, ref reader) is { } wrong)
                return wrong;
        }
        return Missing() ?? End(data is { } range ? value[range] : default);
    }

    /// <summary>Writes an event whose attributes are headers.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public string? WriteBinary(CloudAttributes attributes, ReadOnlySpan<byte> data)
    {
        Begin();
        foreach (var (name, value) in attributes.Values)
        {
            if (!IsName(name))
                return $"'ce-{name}' is no name of an attribute";
            _seen.Add(name);
            _json.WriteString("ce_" + name, value);
            if (name == "partitionkey")
                _key = Encoding.UTF8.GetBytes(value);
        }
        return Missing() ?? End(data);
    }

    void Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _seen.Clear();
        _key = [];
        _json.WriteStartObject();
    }

    string? Attribute(string name, ref Utf8JsonReader reader)
    {
        if (!IsName(name) && name != "data_base64")
            return $"'{name}' is no name of an attribute: they have lower-case letters and digits";
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            return $"'{name}' is a list or an object; attributes are texts, numbers and truth values";
        if (!_seen.Add(name))
            return $"'{name}' is there twice";
        if (reader.TokenType == JsonTokenType.Null)
        {
            _seen.Remove(name);
            return null;
        }
        if (reader.TokenType == JsonTokenType.String)
            _json.WriteString(Field(name), reader.GetString());
        else
            _json.WritePropertyName(Field(name));
        if (reader.TokenType != JsonTokenType.String)
            _json.WriteRawValue(reader.ValueSpan);
        if (name == "partitionkey" && reader.TokenType == JsonTokenType.String)
            _key = Encoding.UTF8.GetBytes(reader.GetString()!);
        return null;
    }

    string? Missing() => Array.Find(Required, name => !_seen.Contains(name)) is { } missing ? $"it has no attribute '{missing}'" : null;

    string? End(ReadOnlySpan<byte> data)
    {
        var wrong = data.IsEmpty ? null : Data(data);
        _json.WriteEndObject();
        _json.Flush();
        return wrong;
    }

    string? Data(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            _json.WritePropertyName("data");
            _json.WriteRawValue(data);
            return null;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (name.StartsWith("ce_", StringComparison.Ordinal) && _seen.Contains(name[3..]))
                return $"its data has a field '{name}', where the attribute '{name[3..]}' goes";
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            _json.WritePropertyName(name);
            _json.WriteRawValue(data[from..(int)reader.BytesConsumed]);
        }
        return null;
    }

    static string Field(string name) => name == "data_base64" ? name : "ce_" + name;

    static bool IsName(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
}
