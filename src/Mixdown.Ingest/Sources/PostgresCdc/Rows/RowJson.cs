using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>Prints values of a row as a JSON object of column to text, and names of columns as a list.</summary>
sealed class RowJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly ArrayBufferWriter<byte> _json = new();

    /// <returns>UTF-8, until the next call.</returns>
    public ReadOnlySpan<byte> WriteNames(IReadOnlyList<string> names)
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Plain);
        writer.WriteStartArray();
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.Flush();
        return _json.WrittenSpan;
    }

    /// <returns>UTF-8, until the next call.</returns>
    public ReadOnlySpan<byte> Write<T>(T texts, IEnumerable<(string Name, int Place)> columns)
        where T : IRowTexts
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Plain);
        writer.WriteStartObject();
        foreach (var (name, place) in columns)
        {
            // As a string: bytes that are no UTF-8 become replacement characters here, and are refused by the writer.
            if (texts.TryGet(place, out var text))
                writer.WriteString(name, Encoding.UTF8.GetString(text));
            else
                writer.WriteNull(name);
        }
        writer.WriteEndObject();
        writer.Flush();
        return _json.WrittenSpan;
    }
}
