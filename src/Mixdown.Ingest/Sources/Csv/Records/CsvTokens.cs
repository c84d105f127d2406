using Mixdown.Ingest.Sources.Files.Bytes;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using Mixdown.Data.Batches;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Csv.Records;

/// <summary>Splits the records of blocks into fields. Measured in bench/CsvLoadBench.cs.</summary>
/// <remarks>A quote opens a field only as its first byte; elsewhere in an unquoted field it is text. A record whose quoted
/// field does not end properly, or that is too long, costs one physical line: reading goes on at the next.</remarks>
sealed unsafe class CsvTokens(string file, CsvFields fields, int maxRecord, Action<RejectedRow> reject)
{
    readonly CsvMarks _marks = new();
    TextBlock? _block;
    byte* _bytes;
    int _length;
    CsvSymbols _symbols;
    int _at;
    long _line;
    bool _suspect;

    /// <summary>Records rejected so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>Column (index) whose values reject their row; empty for most files.</summary>
    public IReadOnlyList<(int Column, string Name)> Unwanted { get; init; } = [];

    /// <summary>Whether the block has no more records.</summary>
    public bool IsAtEnd => _at >= _length;

    /// <summary>Starts a block.</summary>
    public void Reset(TextBlock block, CsvSymbols symbols)
    {
        _block = block;
        _bytes = (byte*)Unsafe.AsPointer(ref block.Bytes[0]);
        _length = block.Length;
        _symbols = symbols;
        _line = block.FirstLine;
        _at = 0;
        _suspect = !Utf8.IsValid(block.Content) || block.Content.Contains((byte)0);
        _marks.Reset(_bytes, _length, symbols);
        fields.Bytes = _bytes;
    }

    /// <summary>Splits the next record, whatever it is, into the fields of row 0.</summary>
    /// <returns>How many fields it has, or -1 when a quoted field in it is malformed.</returns>
    public int ReadHeader() => Record(0);

    /// <summary>Splits records until the fields are full or the block ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read()
    {
        var row = 0;
        while (row < fields.Capacity && _at < _length)
        {
            var (start, line) = (_at, _line);
            var count = Record(row);
            if (count == fields.Columns && !_suspect && Unwanted.Count == 0 && _at - start <= maxRecord)
            {
                Keep(row++, start, line);
                continue;
            }
            if (IsBlank(count, start) || !Accept(count, row, start, line))
                continue;
            Keep(row++, start, line);
        }
        fields.Rows = row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Keep(int row, int start, long line)
    {
        fields.Lines[row] = line;
        fields.RecordStarts[row] = start;
        fields.RecordEnds[row] = _at;
    }

    /// <summary>Splits one record into the fields of <paramref name="row"/>.</summary>
    /// <returns>How many fields it has, or -1 when a quoted field in it is malformed. The next record is the current one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Record(int row)
    {
        var (start, field, column) = (_at, _at, 0);
        while (true)
        {
            var mark = _marks.Next();
            if (mark < _length && _bytes[mark] == _symbols.Delimiter)
            {
                if (column < fields.Columns)
                    fields.Set(column, row, field, (uint)(mark - field));
                column++;
                field = mark + 1;
                continue;
            }
            if (mark == _length || _bytes[mark] == _symbols.LineEnd)
                return EndRecord(column, row, field, mark);
            if (mark != field)
                continue;
            var after = QuotedField(column++, row, field, start);
            if (after < 0)
                return column;
            if (after == 0)
                return Malformed(start);
            field = after;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int EndRecord(int column, int row, int field, int mark)
    {
        if (column < fields.Columns)
        {
            var end = mark > field && _bytes[mark - 1] == '\r' ? mark - 1 : mark;
            fields.Set(column, row, field, (uint)(end - field));
        }
        _at = mark + 1;
        _line++;
        return column + 1;
    }

    /// <summary>Reads a field whose opening quote was just met.</summary>
    /// <returns>The start of the next field; -1 when the record ended with this one; 0 when it is malformed.</returns>
    int QuotedField(int column, int row, int quote, int record)
    {
        var flags = CsvFields.Quoted;
        while (true)
        {
            var mark = _marks.Next();
            if (mark == _length || mark - record > maxRecord)
                return 0;
            if (_bytes[mark] != _symbols.Quote)
            {
                if (_bytes[mark] == _symbols.LineEnd)
                    _line++;
                continue;
            }
            if (mark + 1 < _length && _bytes[mark + 1] == _symbols.Quote)
            {
                _ = _marks.Next();
                flags |= CsvFields.Doubled;
                continue;
            }
            if (column < fields.Columns)
                fields.Set(column, row, quote + 1, (uint)(mark - quote - 1) | flags);
            return AfterQuoted(mark + 1);
        }
    }

    int AfterQuoted(int after)
    {
        if (after < _length && _bytes[after] == '\r' && _symbols.LineEnd != '\r')
            after++;
        else if (after < _length && _bytes[after] == _symbols.Delimiter)
            return _marks.Next() + 1;
        if (after < _length && _bytes[after] != _symbols.LineEnd)
            return 0;
        _at = after + 1;
        _line++;
        _ = _marks.Next();
        return -1;
    }

    int Malformed(int start)
    {
        EndAtLine(start);
        return -1;
    }

    /// <summary>Makes the next physical line after the start of a record the next record.</summary>
    void EndAtLine(int start)
    {
        var rest = new ReadOnlySpan<byte>(_bytes + start, _length - start);
        var lineEnd = rest.IndexOf(_symbols.LineEnd);
        _at = lineEnd < 0 ? _length : start + lineEnd + 1;
        _marks.Rewind(_at);
    }

    /// <summary>An empty line is no record, unless the file has but one column.</summary>
    bool IsBlank(int count, int start) =>
        count == 1 && fields.Columns > 1 && (_at - start) switch
        {
            1 => _bytes[start] == _symbols.LineEnd,
            2 => _bytes[start] == '\r' && _bytes[start + 1] == _symbols.LineEnd,
            _ => false,
        };

    bool Accept(int count, int row, int start, long line)
    {
        if (_at - start > maxRecord)
        {
            EndAtLine(start);
            _line = line + 1;
            Reject(CsvRejects.TooLong(file, line, _block!.Offset + start, Text(start), maxRecord));
            return false;
        }
        if (count < 0)
        {
            _line = line + 1;
            return Reject(start, line, CsvRejects.QuoteCode, CsvRejects.Quote);
        }
        if (_suspect && Text(start).Contains((byte)0))
            return Reject(start, line, CsvRejects.NulCode, CsvRejects.Nul);
        if (_suspect && !Utf8.IsValid(Text(start)))
            return Reject(start, line, CsvRejects.EncodingCode, CsvRejects.Encoding);
        if (count != fields.Columns)
            return Reject(start, line, CsvRejects.RaggedCode, CsvRejects.Ragged(count, fields.Columns));
        foreach (var (column, name) in Unwanted)
        {
            if (fields.Lengths(column)[row] != 0)
                return Reject(start, line, CsvRejects.UnknownColumnCode, CsvRejects.UnknownColumn(name));
        }
        return true;
    }

    ReadOnlySpan<byte> Text(int start) =>
        new ReadOnlySpan<byte>(_bytes + start, Math.Min(_at, _length) - start).TrimEnd("\r\n"u8);

    bool Reject(int start, long line, string code, string reason)
    {
        Reject(new RejectedRow(file, line, _block!.Offset + start, code, reason, CsvRejects.Cut(Text(start))));
        return false;
    }

    void Reject(RejectedRow row)
    {
        Rejected++;
        reject(row);
    }
}
