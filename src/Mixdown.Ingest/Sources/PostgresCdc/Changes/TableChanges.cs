using System.Buffers.Binary;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The messages about one table, in the order in which they came: the first ones in the spill file, the last ones in
/// memory. Written by one thread, then read by <see cref="ChangeReader"/>.</summary>
sealed class TableChanges(SpillFile file)
{
    // A thousand tables hold 64 MB; larger pieces make the file no faster to read.
    const int BufferBytes = 64 * 1024;
    const int SmallestBuffer = 4 * 1024;

    readonly List<(long At, int Length)> _pieces = [];
    byte[] _buffer = [];
    int _used;

    /// <summary>Inserts, updates, deletes and truncates.</summary>
    public long Rows { get; private set; }

    /// <summary>What lies in the file, in order.</summary>
    public IReadOnlyList<(long At, int Length)> Pieces => _pieces;

    /// <summary>What follows it.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(0, _used);

    /// <summary>The file of <see cref="Pieces"/>.</summary>
    public SpillFile File => file;

    /// <summary>Adds a message.</summary>
    public void Add(ReadOnlySpan<byte> message, bool isRow)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, message.Length);
        Append(length);
        Append(message);
        if (isRow)
            Rows++;
    }

    void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BufferBytes - _used)
            Spill();
        if (bytes.Length > BufferBytes)
        {
            _pieces.Add((file.Append(bytes), bytes.Length));
            return;
        }
        if (_used + bytes.Length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Min(BufferBytes, Math.Max(SmallestBuffer, 2 * (_used + bytes.Length))));
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    void Spill()
    {
        if (_used > 0)
            _pieces.Add((file.Append(Rest), _used));
        _used = 0;
    }
}
