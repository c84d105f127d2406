using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Json.Columns;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>Writes records into the rows of a chunk, one pass over the bytes of each.</summary>
sealed class JsonRecordReader
{
    readonly JsonReaderOptions _options;
    readonly int _maxDepth;
    readonly IReadOnlyList<ColumnTarget> _targets;
    readonly JsonColumn?[] _columns;
    readonly JsonFields _keys;

    public JsonRecordReader(IReadOnlyList<ColumnTarget> targets, JsonDialect dialect, RecordPart? part = null)
    {
        Misfits = part is null ? new JsonMisfits() : new JsonMisfits { Lists = part.Inner };
        _options = new JsonReaderOptions { MaxDepth = dialect.MaxDepth };
        _maxDepth = dialect.MaxDepth;
        _targets = targets;
        _columns = [.. targets.Select(target => target.Column is { } column ? JsonColumns.For(column, target.IsDeclared) : null)];
        _keys = new JsonFields([.. targets.Select(target => target.Name)]);
    }

    /// <summary>What did not fit in the record that was read last.</summary>
    public JsonMisfits Misfits { get; }

    /// <summary>How many keys of the record that was read last no column has.</summary>
    public int UnknownKeys { get; private set; }

    /// <summary>Begins a chunk.</summary>
    public void Bind(ColumnBatch batch)
    {
        var at = 0;
        foreach (var column in _columns)
            column?.Bind(batch[at++]);
    }

    /// <summary>Counts a row that was taken. One that was refused is half written: the chunk ends before it, or begins again.</summary>
    /// <param name="isTaken">Whether it was.</param>
    /// <param name="row">Its number; then that of the next one.</param>
    /// <param name="batch">The chunk.</param>
    /// <returns>Whether the chunk takes another row.</returns>
    public bool GoesOn(bool isTaken, ref int row, ColumnBatch batch)
    {
        if (isTaken)
            row++;
        else if (row > 0)
            return false;
        else
            Restart(batch);
        return true;
    }

    /// <summary>Begins the chunk again: nothing in it is kept.</summary>
    void Restart(ColumnBatch batch)
    {
        Bind(batch);
        foreach (var column in _columns)
            column?.Clear(0, ColumnBatch.Capacity);
    }

    /// <summary>Ends the chunk.</summary>
    public void Close()
    {
        foreach (var column in _columns)
            column?.Close();
    }

    /// <summary>Reads a record of valid UTF-8.</summary>
    /// <param name="bytes">Pinned, with room behind them.</param>
    /// <param name="row">Where it goes.</param>
    /// <returns>Why it is refused; then the row is half written.</returns>
    public (string Code, string Reason)? Read(ReadOnlySpan<byte> bytes, int row)
    {
        var reader = new Utf8JsonReader(bytes, _options);
        try
        {
            Begin(bytes);
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject
                ? Fields(ref reader, row)
                : (JsonRejects.NoObjectCode, JsonRejects.NoObject(reader.TokenType));
        }
        catch (JsonException wrong)
        {
            return reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= _maxDepth - 1
                ? (JsonRejects.DepthCode, JsonRejects.Depth(_maxDepth))
                : (JsonRejects.SyntaxCode, JsonRejects.Syntax(wrong, reader.BytesConsumed));
        }
    }

    /// <summary>Says that the row is whole, and writes what every row has.</summary>
    public void Finish(int row, long number, bool isRescued, ColumnBatch batch)
    {
        foreach (var column in _columns)
            column?.Keep();
        batch[batch.Count - 2].Set(row, number);
        if (isRescued && Misfits.Count > 0)
            batch[batch.Count - 1].SetString(row, Misfits.Json());
        else
            batch[batch.Count - 1].SetNull(row);
    }

    unsafe void Begin(ReadOnlySpan<byte> bytes)
    {
        Misfits.Begin((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes)));
        _keys.Begin();
        UnknownKeys = 0;
    }

    (string Code, string Reason)? Fields(ref Utf8JsonReader reader, int row)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (++count > JsonRejects.MostKeys)
                return (JsonRejects.KeysCode, JsonRejects.Keys);
            if (!Field(ref reader, row, out var unknown))
                return (JsonRejects.UnknownColumnCode, JsonRejects.UnknownColumn(unknown));
        }
        reader.Read();
        for (var i = 0; i < _columns.Length; i++)
        {
            if (!_keys.IsSeen(i))
                _columns[i]?.SetNull(row);
        }
        return null;
    }

    /// <summary>Reads one field; false when rows that have it are not wanted.</summary>
    bool Field(ref Utf8JsonReader reader, int row, out string name)
    {
        name = "";
        var found = _keys.Find(ref reader);
        if (found < 0 || _keys.IsSeen(found))
        {
            var before = Misfits.Count;
            Misfits.AddKeyed(ref reader);
            UnknownKeys += found < 0 ? Misfits.Count - before : 0;
            return true;
        }
        _keys.See(found);
        reader.Read();
        if (_columns[found] is { } column)
        {
            column.Write(row, ref reader, Misfits);
            return true;
        }
        name = _targets[found].Name;
        var isWanted = !_targets[found].RejectsRows || reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        return isWanted;
    }
}
