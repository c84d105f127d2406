using System.Buffers.Binary;
using System.Diagnostics;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>The bytes of a binary COPY, row by row and field by field, with one buffer that grows to the largest value that is
/// wanted. Measured in bench/Mixdown.Bench/Benches/PostgresLoadBench.cs.</summary>
/// <param name="stream">What the server sends.</param>
sealed class CopyInput(Stream stream)
{
    const int FirstBytes = 1 << 16;

    // Magic, flags, and the length of an extension.
    const int HeaderBytes = 19;
    byte[] _bytes = new byte[FirstBytes];
    int _at;
    int _end;
    bool _isBegun;
    int _held = -1;

    /// <summary>A field of NULL, in place of a length.</summary>
    public const int Null = -1;

    /// <summary>Bytes that have come from the server.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Goes to the next row; false at the end, when the server's last word has been read too.</summary>
    public bool NextRow()
    {
        _held = -1;
        if (!_isBegun)
            Begin();
        Require(sizeof(short));
        var fields = BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(_at));
        _at += sizeof(short);
        if (fields >= 0)
            return true;
        // The trailer. The stream is at its end only once it has said so.
        while (stream.Read(_bytes) > 0)
            continue;
        return false;
    }

    /// <summary>Keeps the bytes from here to the row's end, for <see cref="Held"/>.</summary>
    public void Hold() => _held = _at;

    /// <summary>The row's bytes since <see cref="Hold"/>, without those that were dropped.</summary>
    public ReadOnlySpan<byte> Held => _bytes.AsSpan(_held.._at);

    /// <summary>The length of the next field, or <see cref="Null"/>.</summary>
    public int ReadLength()
    {
        Require(sizeof(int));
        var length = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(_at));
        _at += sizeof(int);
        return length;
    }

    /// <summary>The next bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        Require(length);
        _at += length;
        return _bytes.AsSpan(_at - length, length);
    }

    /// <summary>Passes over bytes without keeping them.</summary>
    public void Drop(long length)
    {
        var there = (int)Math.Min(length, _end - _at);
        _bytes.AsSpan((_at + there).._end).CopyTo(_bytes.AsSpan(_at));
        _end -= there;
        for (length -= there; length > 0;)
        {
            // What follows the value is not there yet, so that the room behind the row's bytes is free.
            MakeRoom(1);
            length -= Receive((int)Math.Min(length, _bytes.Length - _end));
        }
    }

    void Begin()
    {
        Require(HeaderBytes);
        var extension = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(_at + HeaderBytes - sizeof(int)));
        _at += HeaderBytes;
        Drop(extension);
        _isBegun = true;
    }

    void Require(int count)
    {
        while (_end - _at < count)
        {
            MakeRoom(count);
            _end += Receive(_bytes.Length - _end);
        }
    }

    int Receive(int most)
    {
        var count = stream.Read(_bytes, _end, most);
        if (count == 0)
            throw new EndOfStreamException("The server ended a COPY in the middle of a row.");
        BytesRead += count;
        return count;
    }

    /// <summary>Moves what is still wanted to the front, and grows where <paramref name="count"/> bytes have no room behind it.</summary>
    void MakeRoom(int count)
    {
        if (_bytes.Length - _at >= count && _end < _bytes.Length)
            return;
        var from = _held >= 0 ? _held : _at;
        var wanted = _end - from;
        var needed = _at - from + count;
        var to = needed <= _bytes.Length ? _bytes : new byte[checked((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _bytes.Length)))];
        Debug.Assert(needed <= to.Length);
        Buffer.BlockCopy(_bytes, from, to, 0, wanted);
        (_bytes, _at, _end) = (to, _at - from, wanted);
        if (_held >= 0)
            _held = 0;
    }
}
