using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Json.Columns;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Walks the elements of one list in the records of a block. Each becomes an object that says where it stood, before its own
/// fields, so that it is read as a record is. A record that cannot be read has none: its own table rejects it.</summary>
sealed class JsonElements
{
    readonly string[] _keys;
    readonly bool[] _isList;
    readonly RecordPart _part;
    readonly int _maxDepth;
    readonly TextBlock _text = TextBlock.OfCapacity(1024);
    readonly List<(int Start, int Length, int Index, byte[] Prefix)> _found = [];
    JsonRecord _record;
    int _at;

    public JsonElements(RecordPart part, JsonDialect dialect)
    {
        (_part, _maxDepth) = (part, dialect.MaxDepth);
        _keys = part.List.Split('.');
        _isList = [.. _keys.Select((_, i) => part.Lists.Contains(string.Join('.', _keys[..(i + 1)])))];
    }

    /// <summary>The element as an object.</summary>
    public ReadOnlySpan<byte> Text => _text.Content;

    /// <summary>Goes to the next element; its row is that of its record.</summary>
    public bool Next(ref JsonRecords records, JsonBlock block, out JsonRecord element)
    {
        while (_at == _found.Count)
        {
            if (!records.Next(out _record))
            {
                element = default;
                return false;
            }
            Find(_record.Of(block));
        }
        var (start, length, _, _) = _found[_at];
        Write(_record.Of(block).Slice(start, length));
        element = _record with { Start = _record.Start + start, Length = length };
        _at++;
        return true;
    }

    void Find(ReadOnlySpan<byte> record)
    {
        _found.Clear();
        _at = 0;
        if (_record.Length <= 0 || _record.IsTooLong || !Utf8.IsValid(record))
            return;
        try
        {
            var prefix = _part.Keys.Count == 0 ? "{" : "{" + Keys(record);
            var reader = Reader(record);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                Object(ref reader, 0, prefix);
            reader.Read();
        }
        catch (JsonException)
        {
            _found.Clear();
        }
    }

    Utf8JsonReader Reader(ReadOnlySpan<byte> record) => new(record, new JsonReaderOptions { MaxDepth = _maxDepth });

    /// <summary>The record's own keys, as fields of its elements.</summary>
    string Keys(ReadOnlySpan<byte> record)
    {
        var fields = new StringBuilder();
        var reader = Reader(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Key(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (_part.Keys.FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) is { } key)
                fields.Append(Field(RowLineage.Parent + key)).Append(Encoding.UTF8.GetString(record[start..(int)reader.BytesConsumed])).Append(',');
        }
        return fields.ToString();
    }

    static string Field(string name) => $"\"{JsonEncodedText.Encode(name)}\":";

    void Object(ref Utf8JsonReader reader, int step, string prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = IsNamed(ref reader, _keys[step]);
            reader.Read();
            if (isWanted && _isList[step] && reader.TokenType == JsonTokenType.StartArray)
                Elements(ref reader, step, prefix);
            else if (isWanted && !_isList[step] && reader.TokenType == JsonTokenType.StartObject)
                Object(ref reader, step + 1, prefix);
            else
                reader.Skip();
        }
    }

    void Elements(ref Utf8JsonReader reader, int step, string prefix)
    {
        var isLast = step == _keys.Length - 1;
        var outer = isLast ? "" : prefix + Field($"{RowLineage.Index}_{RecordPart.Name(string.Join('.', _keys[..(step + 1)]))}");
        var before = isLast ? Encoding.UTF8.GetBytes(prefix + Field(RowLineage.Index)) : [];
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (!isLast && reader.TokenType == JsonTokenType.StartObject)
            {
                Object(ref reader, step + 1, string.Create(CultureInfo.InvariantCulture, $"{outer}{index},"));
                continue;
            }
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isLast)
                _found.Add((start, (int)reader.BytesConsumed - start, index, before));
        }
    }

    static bool IsNamed(ref Utf8JsonReader reader, string key) =>
        reader.ValueTextEquals(key) || string.Equals(JsonText.Key(ref reader), key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the element behind its place. What is no object has no column, and is kept with what is rescued.</summary>
    void Write(ReadOnlySpan<byte> element)
    {
        var (_, _, index, prefix) = _found[_at];
        _text.Length = 0;
        _text.Grow(prefix.Length + element.Length + 32);
        Append(prefix);
        index.TryFormat(_text.Bytes.AsSpan(_text.Length), out var digits, provider: CultureInfo.InvariantCulture);
        _text.Length += digits;
        if (element[0] != '{')
        {
            Append(",\"_mx_value\":"u8);
            Append(element);
            Append("}"u8);
            return;
        }
        var fields = element[1..].TrimStart(" \t\r\n"u8);
        if (fields[0] != '}')
            Append(","u8);
        Append(fields);
    }

    void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_text.Bytes.AsSpan(_text.Length));
        _text.Length += bytes.Length;
    }
}
