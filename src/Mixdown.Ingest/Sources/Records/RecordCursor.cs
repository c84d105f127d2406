using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Cursors;

namespace Mixdown.Ingest.Sources.Records;

/// <summary>Follows the cursor of records whose source cannot order or compare: leaves out what the last run read, and notes how
/// far this one came. For one thread.</summary>
/// <param name="table">The table and its settings.</param>
/// <param name="before">Where the last run ended; null at first.</param>
sealed class RecordCursor(LoadTable table, CursorBookmark? before)
{
    readonly CursorBorder _read = new(before?.Border, CursorBorder.MostMarks);
    readonly List<(string Value, string Mark)> _near = [];
    readonly string _column = table.Cursor!;
    CursorKind? _kind = before is null ? null : Enum.Parse<CursorKind>(before.Type);
    string? _last = before?.Value;
    bool _hasOverflowed;
    long _records;
    long _withoutValue;

    /// <summary>Records that the last run had read.</summary>
    public long Duplicates => _read.Duplicates;

    /// <summary>The value from which on records are asked for; null for all.</summary>
    public string? From => before is null || _kind is null ? before?.Value : CursorOrder.Before(_kind.Value, before.Value, LagOf(_kind.Value));

    /// <summary>Whether a record is to be loaded.</summary>
    /// <exception cref="MixdownException">MX2321: its cursor is of another kind than those before.</exception>
    public bool Takes(ReadOnlySpan<byte> record)
    {
        _records++;
        if (ValueOf(record) is not { } value)
        {
            _withoutValue++;
            return table.CursorNulls == CursorNulls.Include;
        }
        _kind ??= KindOf(value, record);
        if (From is { } from && Compare(value, from) < 0)
            return false;
        var mark = MarkOf(record);
        var isKnown = before is not null && Compare(value, before.Value) <= 0 && _read.WasRead(mark);
        Note(value, mark);
        return !isKnown;
    }

    /// <summary>Where the next run goes on; null when there was never a value.</summary>
    /// <exception cref="MixdownException">MX2320: records without a value, where those are an error.</exception>
    public string? Bookmark()
    {
        if (_withoutValue > 0 && table.CursorNulls == CursorNulls.Raise)
        {
            throw new MixdownException(new Diagnostic(
                "MX2320", $"{_withoutValue:#,0} of {Counted.Of(_records, "record")} of '{table.Name}' have no '{_column}'", table.At,
                "Say what becomes of them: cursor_nulls: include (they are read by every run) or exclude. Or take another cursor."));
        }
        if (_last is null || _kind is not { } kind)
            return null;
        var border = _hasOverflowed ? null : Border(kind);
        return new CursorBookmark(_column, kind.ToString(), _last) { Border = border }.ToText();
    }

    void Note(string value, string mark)
    {
        if (_last is null || Compare(value, _last) > 0)
            _last = value;
        if (_hasOverflowed)
            return;
        _near.Add((value, mark));
        if (_near.Count > 2 * CursorBorder.MostMarks)
            Prune();
    }

    /// <summary>Forgets records that the next run will not meet again.</summary>
    void Prune()
    {
        var from = CursorOrder.Before(_kind!.Value, _last!, LagOf(_kind.Value));
        _near.RemoveAll(near => Compare(near.Value, from) < 0);
        _hasOverflowed = _near.Count > CursorBorder.MostMarks;
        if (_hasOverflowed)
            _near.Clear();
    }

    IReadOnlyList<string>? Border(CursorKind kind)
    {
        var border = new CursorBorder(null, CursorBorder.MostMarks);
        var from = CursorOrder.Before(kind, _last!, LagOf(kind));
        foreach (var (value, mark) in _near)
        {
            if (Compare(value, from) >= 0)
                border.Keep(mark);
        }
        return border.Marks();
    }

    int Compare(string a, string b)
    {
        try
        {
            return CursorOrder.Compare(_kind!.Value, a, b);
        }
        catch (FormatException)
        {
            throw new MixdownException(new Diagnostic(
                "MX2321", $"the cursor '{_column}' of '{table.Name}' is '{a}' here and '{b}' there: they cannot be compared", table.At,
                "Take a column that always holds the same kind of value, or load the table with --full-refresh."));
        }
    }

    TimeSpan LagOf(CursorKind kind) => CursorOrder.HasLag(kind) ? table.Lag : TimeSpan.Zero;

    string? ValueOf(ReadOnlySpan<byte> record)
    {
        var reader = Reader(record);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCursor = reader.ValueTextEquals(_column);
            reader.Read();
            if (isCursor)
                return reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? text : null,
                    JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                    _ => null,
                };
            reader.Skip();
        }
        return null;
    }

    CursorKind KindOf(string value, ReadOnlySpan<byte> record)
    {
        var reader = Reader(record);
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(_column)))
        {
        }
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && !value.AsSpan().ContainsAny('e', 'E'))
            return CursorKind.Number;
        if (reader.TokenType != JsonTokenType.String || !CursorTime.TryParse(value, out var time))
            return CursorKind.Text;
        return value.Length <= 10 ? CursorKind.Date : time.Zone.Length > 0 ? CursorKind.Instant : CursorKind.LocalTime;
    }

    /// <summary>The values of its key, else all of it.</summary>
    string MarkOf(ReadOnlySpan<byte> record)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (table.UniqueKey.Count == 0)
            SHA256.HashData(record, hash);
        else
            SHA256.HashData(KeyOf(record), hash);
        return Convert.ToBase64String(hash[..16]).TrimEnd('=');
    }

    byte[] KeyOf(ReadOnlySpan<byte> record)
    {
        var values = new string[table.UniqueKey.Count];
        var reader = Reader(record);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(reader.GetString()!);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (index >= 0)
                values[index] = Encoding.UTF8.GetString(record[start..(int)reader.BytesConsumed]);
        }
        return Encoding.UTF8.GetBytes(string.Join('\u001f', values));
    }

    int IndexOf(string name)
    {
        for (var i = 0; i < table.UniqueKey.Count; i++)
        {
            if (string.Equals(table.UniqueKey[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    /// <summary>A reader inside the record's object; at nothing where it is none.</summary>
    static Utf8JsonReader Reader(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = 256 });
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? reader : default;
    }
}
