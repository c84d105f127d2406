namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>Cuts what a COPY sends into blocks of whole rows. In COPY's text a line end is always the end of a row: within values it
/// is written <c>\n</c>.</summary>
/// <param name="copy">What it sends.</param>
/// <param name="firstRow">The number of the first row.</param>
sealed class CopyBlocks(Stream copy, long firstRow)
{
    const int BlockBytes = 1 << 18;
    readonly Lock _gate = new();
    byte[] _rest = [];
    int _restLength;
    long _rows;
    bool _isAtEnd;

    /// <summary>Fills the block with the next rows; false when there are none. Any thread.</summary>
    public bool Next(CopyBlock block)
    {
        lock (_gate)
        {
            if (_isAtEnd)
                return false;
            Ensure(block, Math.Max(BlockBytes, 2 * _restLength), kept: 0);
            _rest.AsSpan(0, _restLength).CopyTo(block.Bytes);
            var length = Fill(block, _restLength);
            var end = LastLineEnd(block, length);
            block.Length = end;
            block.FirstRow = firstRow + _rows;
            _rows += block.Bytes.AsSpan(0, end).Count((byte)'\n');
            Keep(block.Bytes.AsSpan(end, length - end));
            return end > 0;
        }
    }

    /// <summary>Reads until the block is full, and further where not even one row is whole.</summary>
    int Fill(CopyBlock block, int length)
    {
        var scanned = 0;
        while (true)
        {
            var room = block.Bytes.Length;
            var read = copy.Read(block.Bytes, length, room - length);
            _isAtEnd = read == 0;
            length += read;
            if (_isAtEnd)
                return length;
            if (length < room)
                continue;
            if (block.Bytes.AsSpan(scanned, length - scanned).Contains((byte)'\n'))
                return length;
            scanned = length;
            Ensure(block, 2 * length, length);
        }
    }

    static int LastLineEnd(CopyBlock block, int length) => block.Bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;

    static void Ensure(CopyBlock block, int size, int kept)
    {
        if (block.Bytes.Length >= size)
            return;
        var larger = new byte[size];
        block.Bytes.AsSpan(0, kept).CopyTo(larger);
        block.Bytes = larger;
    }

    void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length)
            _rest = new byte[Math.Max(rest.Length, 1 << 12)];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }
}
