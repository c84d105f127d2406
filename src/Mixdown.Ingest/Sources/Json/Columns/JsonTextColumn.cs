using System.Text.Json;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>A column of text: texts as they are meant, everything else as it is written.</summary>
/// <param name="name">As in the table.</param>
/// <param name="isJson">Whether the column holds JSON: then texts too are kept as they are written.</param>
sealed class JsonTextColumn(string name, bool isJson) : JsonColumn(name)
{
    byte[] _plain = new byte[256];

    public override bool TryWrite(int row, ref Utf8JsonReader reader, JsonMisfits misfits)
    {
        if (reader.TokenType != JsonTokenType.String || isJson)
        {
            Vector.SetString(row, misfits.Raw(ref reader));
            return true;
        }
        if (!reader.ValueIsEscaped)
        {
            Vector.SetString(row, reader.ValueSpan);
            return true;
        }
        if (_plain.Length < reader.ValueSpan.Length)
            _plain = new byte[reader.ValueSpan.Length];
        if (!JsonText.TryUnescape(reader.ValueSpan, _plain, out var length))
            return false;
        Vector.SetString(row, _plain.AsSpan(0, length));
        return true;
    }
}
