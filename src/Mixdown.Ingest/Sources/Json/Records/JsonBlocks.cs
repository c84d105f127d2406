using System.Collections.Concurrent;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Cuts a file's content into blocks of whole records, one after another, for readers on several threads. Memory: one
/// block a reader, one in the making; a block grows only for a record that does not fit, up to twice the longest one.</summary>
/// <param name="content">Decoded: UTF-8 without a byte order mark.</param>
/// <param name="file">As in <c>_mx_file</c>.</param>
/// <param name="maxRecord">Bytes of the longest record.</param>
/// <param name="blockBytes">The size to aim at.</param>
/// <param name="reject">Receives records that are too long to be in any block.</param>
abstract class JsonBlocks(Stream content, string file, int maxRecord, int blockBytes, Action<RejectedRow> reject)
{
    readonly Lock _gate = new();
    readonly ConcurrentBag<JsonBlock> _free = [];
    byte[] _rest = [];
    long _offset;
    bool _ended;

    /// <summary>Records that were too long, so far.</summary>
    public long TooLong { get; private set; }

    /// <summary>Whether each line is a record.</summary>
    public abstract bool IsLines { get; }

    /// <summary>As in <c>_mx_file</c>.</summary>
    protected string File => file;

    /// <summary>The number of the next record, or line.</summary>
    protected long Row { get; set; } = 1;

    /// <summary>The next block; null at the end. Any thread.</summary>
    public JsonBlock? Next()
    {
        lock (_gate)
        {
            while (!_ended || _rest.Length > 0)
            {
                var block = Read();
                if (Take(block) && (IsLines || block.Records.Count > 0))
                    return block;
                Return(block);
            }
            return null;
        }
    }

    /// <summary>Gives a block back when nothing points into it any more.</summary>
    public void Return(JsonBlock block)
    {
        // A block that grew for one huge record would keep that memory for the whole file.
        if (block.Text.Capacity == blockBytes)
            _free.Add(block);
    }

    /// <summary>How many of the block's bytes are whole records; 0 when none is. Asked again when there is more.</summary>
    /// <param name="block">From the start of a record on.</param>
    /// <param name="isLast">Whether the file ends with it: then all bytes belong to records.</param>
    protected abstract int Cut(JsonBlock block, bool isLast);

    /// <summary>Counts the records of a block that was cut.</summary>
    protected abstract long CountRows(JsonBlock block);

    /// <summary>The place behind the record that is too long; -1 when it does not end in these bytes.</summary>
    protected abstract int EndOfLong(ReadOnlySpan<byte> bytes, bool isFirst);

    bool Take(JsonBlock block)
    {
        var text = block.Text;
        var length = Cut(block, _ended);
        while (length == 0 && !_ended && text.Length <= maxRecord)
        {
            text.Grow((int)Math.Min(text.Length * 2L, maxRecord + (long)blockBytes));
            Fill(text);
            length = Cut(block, _ended);
        }
        if (length == 0 && text.Length > 0)
        {
            SkipLong(text);
            return false;
        }
        _rest = text.Content[length..].ToArray();
        text.Length = length;
        text.FirstLine = Row;
        text.Offset = _offset;
        Row += CountRows(block);
        _offset += length;
        return length > 0 || block.Records.Count > 0;
    }

    JsonBlock Read()
    {
        if (!_free.TryTake(out var block))
            block = new JsonBlock(TextBlock.OfCapacity(blockBytes));
        var text = block.Text;
        block.Records.Clear();
        text.Length = 0;
        text.Grow(_rest.Length);
        _rest.CopyTo(text.Bytes, 0);
        text.Length = _rest.Length;
        _rest = [];
        Fill(text);
        return block;
    }

    void Fill(TextBlock text)
    {
        while (text.Length < text.Capacity && !_ended)
        {
            var read = content.Read(text.Bytes, text.Length, text.Capacity - text.Length);
            _ended = read == 0;
            text.Length += read;
        }
    }

    /// <summary>Rejects the record at the start of the block, which is longer than any may be, without keeping it.</summary>
    void SkipLong(TextBlock text)
    {
        reject(new RejectedRow(file, Row, _offset, JsonRejects.TooLongCode, JsonRejects.TooLong(maxRecord), JsonRejects.Cut(text.Content)));
        TooLong++;
        Row++;
        var end = EndOfLong(text.Content, isFirst: true);
        while (end < 0 && !_ended)
        {
            _offset += text.Length;
            text.Length = 0;
            Fill(text);
            end = EndOfLong(text.Content, isFirst: false);
        }
        var length = end < 0 ? text.Length : end;
        _offset += length;
        _rest = text.Content[length..].ToArray();
    }
}
