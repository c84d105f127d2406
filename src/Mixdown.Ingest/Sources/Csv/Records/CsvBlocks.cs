using Mixdown.Ingest.Sources.Files.Bytes;
using System.Collections.Concurrent;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Csv.Records;

/// <summary>Cuts a file's content into blocks of whole records, one after another, for readers on several threads.</summary>
/// <remarks>Cutting is serial, since only the whole past tells whether a line end stands in quotes; it is one or two
/// vectorised searches a block, so that one thread feeds many. Memory: one block a reader, one in the making; a block grows
/// beyond <c>blockBytes</c> only for a record that does not fit, up to twice the longest record.</remarks>
sealed class CsvBlocks
{
    // A file with no line feed in so much of it ends its lines otherwise.
    const int SureBytes = 64 * 1024;
    readonly Lock _gate = new();
    readonly ConcurrentBag<TextBlock> _free = [];
    readonly Stream _content;
    readonly int _blockBytes;
    readonly int _maxRecord;
    readonly Action<RejectedRow> _reject;
    readonly string _file;
    CsvSymbols _symbols;
    byte[] _rest = [];
    long _line = 1;
    long _offset;
    bool _started;
    bool _ended;

    /// <param name="content">Decoded: UTF-8 without a byte order mark.</param>
    /// <param name="file">As in <c>_mx_file</c>.</param>
    /// <param name="dialect">Symbols and the longest record.</param>
    /// <param name="blockBytes">The size to aim at.</param>
    /// <param name="reject">Receives records that are too long to be in any block.</param>
    public CsvBlocks(Stream content, string file, CsvDialect dialect, int blockBytes, Action<RejectedRow> reject)
    {
        _content = content;
        _file = file;
        _symbols = CsvSymbols.Of(dialect);
        _maxRecord = dialect.MaxRecordBytes;
        _blockBytes = blockBytes;
        _reject = reject;
    }

    /// <summary>Known after the first block.</summary>
    public CsvSymbols Symbols => _symbols;

    /// <summary>Records that were too long, so far.</summary>
    public long TooLong { get; private set; }

    /// <summary>The next block; null at the end. Any thread.</summary>
    public TextBlock? Next()
    {
        lock (_gate)
        {
            while (!_ended)
            {
                if (Cut(Read()) is { Length: > 0 } block)
                    return block;
            }
            return null;
        }
    }

    /// <summary>Gives a block back when nothing points into it any more.</summary>
    public void Return(TextBlock block)
    {
        // A block that grew for one huge record would keep that memory for the whole file.
        if (block.Capacity == _blockBytes)
            _free.Add(block);
    }

    TextBlock Read()
    {
        if (!_free.TryTake(out var block))
            block = TextBlock.OfCapacity(_blockBytes);
        block.Length = 0;
        block.Grow(_rest.Length);
        _rest.CopyTo(block.Bytes, 0);
        block.Length = _rest.Length;
        _rest = [];
        Fill(block);
        if (!_started)
            Start(block);
        return block;
    }

    void Start(TextBlock block)
    {
        _started = true;
        while (!_ended && block.Length < SureBytes && !block.Content.Contains((byte)'\n'))
        {
            block.Grow(Math.Max(block.Capacity, block.Length * 2));
            Fill(block);
        }
        if (!block.Content.Contains((byte)'\n') && block.Content.Contains((byte)'\r'))
            _symbols = _symbols with { LineEnd = (byte)'\r' };
    }

    /// <summary>Keeps the whole records of what was read and remembers the rest; reads on while there is no whole record.</summary>
    TextBlock Cut(TextBlock block)
    {
        var length = _ended ? block.Length : Border(block);
        while (length == 0 && !_ended && block.Length <= _maxRecord)
        {
            block.Grow(Math.Max(block.Capacity, (int)Math.Min(block.Length * 2L, _maxRecord + (long)_blockBytes)));
            Fill(block);
            length = _ended ? block.Length : Border(block);
        }
        if (length == 0 && !_ended)
            return SkipLine(block);
        _rest = block.Content[length..].ToArray();
        block.Length = length;
        block.FirstLine = _line;
        block.Offset = _offset;
        _line += block.Content.Count(_symbols.LineEnd);
        _offset += length;
        return block;
    }

    int Border(TextBlock block) => new CsvBorders(block.Content, _symbols, _maxRecord).Last();

    void Fill(TextBlock block)
    {
        while (block.Length < block.Capacity)
        {
            var read = _content.Read(block.Bytes, block.Length, block.Capacity - block.Length);
            if (read == 0)
            {
                _ended = true;
                return;
            }
            block.Length += read;
        }
    }

    /// <summary>Rejects the line at the start of the block, which is longer than any record may be, without keeping it.</summary>
    TextBlock SkipLine(TextBlock block)
    {
        _reject(CsvRejects.TooLong(_file, _line, _offset, block.Content, _maxRecord));
        TooLong++;
        var lineEnd = block.Content.IndexOf(_symbols.LineEnd);
        while (lineEnd < 0 && !_ended)
        {
            _offset += block.Length;
            block.Length = 0;
            Fill(block);
            lineEnd = block.Content.IndexOf(_symbols.LineEnd);
        }
        var length = lineEnd < 0 ? block.Length : lineEnd + 1;
        _offset += length;
        _line++;
        _rest = block.Content[length..].ToArray();
        // The rest was read to the end of the file, but is still to be cut.
        _ended = _ended && _rest.Length == 0;
        block.Length = 0;
        return block;
    }
}
