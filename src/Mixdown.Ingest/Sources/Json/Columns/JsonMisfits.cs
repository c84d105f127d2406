using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>The values of one record that have no place in the table, by their path, as they are written.</summary>
sealed unsafe class JsonMisfits
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly List<(string Name, int Index)> _path = [];
    readonly List<(string Path, byte[] Raw)> _found = [];
    readonly ArrayBufferWriter<byte> _json = new();
    byte* _record;

    /// <summary>Arrays that are no misfits, by their path: their elements are rows of other tables.</summary>
    public IReadOnlySet<string> Lists { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How many there are.</summary>
    public int Count => _found.Count;

    /// <summary>The path of the first.</summary>
    public string First => _found[0].Path;

    /// <summary>The first as it is written.</summary>
    public string FirstText => Encoding.UTF8.GetString(_found[0].Raw);

    /// <summary>The place in the array that is read now.</summary>
    public int Index
    {
        set => _path[^1] = (_path[^1].Name, value);
    }

    /// <summary>Begins a record.</summary>
    /// <param name="record">Its first byte; pinned.</param>
    public void Begin(byte* record)
    {
        _record = record;
        _found.Clear();
        _path.Clear();
    }

    /// <summary>Goes into an object or an array.</summary>
    public void Enter(string name) => _path.Add((name, -1));

    /// <summary>Comes out again.</summary>
    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>The value that the reader stands at, as it is written; the reader goes to its end.</summary>
    public ReadOnlySpan<byte> Raw(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        reader.Skip();
        return new ReadOnlySpan<byte>(_record + start, (int)(reader.BytesConsumed - start));
    }

    /// <summary>Takes the value that the reader stands at.</summary>
    public void Add(string name, ref Utf8JsonReader reader) => _found.Add((Path(name), Raw(ref reader).ToArray()));

    /// <summary>Takes the value of the key that the reader stands at; null is nothing to take.</summary>
    public void AddKeyed(ref Utf8JsonReader reader)
    {
        var key = JsonText.Key(ref reader) ?? Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray && Lists.Count > 0 && Lists.Contains(Path(key)))
            reader.Skip();
        else if (reader.TokenType != JsonTokenType.Null)
            Add(key, ref reader);
    }

    /// <summary>All of them as one JSON object.</summary>
    public ReadOnlySpan<byte> Json()
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Plain);
        writer.WriteStartObject();
        foreach (var (path, raw) in _found)
        {
            writer.WritePropertyName(path);
            writer.WriteRawValue(raw, skipInputValidation: true);
        }
        writer.WriteEndObject();
        writer.Flush();
        return _json.WrittenSpan;
    }

    string Path(string name)
    {
        var path = new StringBuilder();
        foreach (var (part, index) in _path)
        {
            Append(path, part);
            if (index >= 0)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
        }
        Append(path, name);
        return path.ToString();
    }

    static void Append(StringBuilder path, string name)
    {
        if (name.Length > 0 && path.Length > 0)
            path.Append('.');
        path.Append(name);
    }
}
