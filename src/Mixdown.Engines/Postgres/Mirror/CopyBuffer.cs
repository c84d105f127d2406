using System.Buffers.Binary;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>Bytes on their way to the server, in network order, handed on in large pieces.</summary>
/// <param name="stream">Takes them.</param>
sealed class CopyBuffer(Stream stream)
{
    /// <summary>Large enough that the calls below cost nothing beside the server's work.</summary>
    readonly byte[] _bytes = new byte[1 << 16];
    int _used;

    internal void WriteByte(byte value) => Reserve(1)[0] = value;

    internal void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), value);

    internal void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);

    /// <summary>A length of 2 and the value.</summary>
    internal void WriteField16(short value)
    {
        var field = Reserve(6);
        BinaryPrimitives.WriteInt32BigEndian(field, 2);
        BinaryPrimitives.WriteInt16BigEndian(field[4..], value);
    }

    /// <summary>A length of 4 and the value.</summary>
    internal void WriteField32(int value)
    {
        var field = Reserve(8);
        BinaryPrimitives.WriteInt32BigEndian(field, 4);
        BinaryPrimitives.WriteInt32BigEndian(field[4..], value);
    }

    /// <summary>A length of 8 and the value.</summary>
    internal void WriteField64(long value)
    {
        var field = Reserve(12);
        BinaryPrimitives.WriteInt32BigEndian(field, 8);
        BinaryPrimitives.WriteInt64BigEndian(field[4..], value);
    }

    internal void WriteBytes(ReadOnlySpan<byte> value)
    {
        if (value.Length <= _bytes.Length)
        {
            value.CopyTo(Reserve(value.Length));
            return;
        }
        Flush();
        stream.Write(value);
    }

    /// <summary>Hands on what is left.</summary>
    internal void Flush()
    {
        stream.Write(_bytes, 0, _used);
        _used = 0;
    }

    Span<byte> Reserve(int count)
    {
        if (_used + count > _bytes.Length)
            Flush();
        _used += count;
        return _bytes.AsSpan(_used - count, count);
    }
}
