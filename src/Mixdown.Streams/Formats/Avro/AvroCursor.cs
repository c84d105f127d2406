using System.Buffers.Binary;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Formats.Avro;

/// <summary>Reads Avro's binary encoding from front to back. What it cannot read it says once, in <see cref="Fault"/>, and from then on
/// gives nothing: a value out of a log is not worth an exception.</summary>
ref struct AvroCursor(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How far it is.</summary>
    public int Position { get; private set; }

    /// <summary>Why it cannot go on; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Bytes that are not read yet.</summary>
    public readonly int Left => _bytes.Length - Position;

    /// <summary>Says that it cannot go on.</summary>
    public void Fail(string why)
    {
        Fault ??= $"{why} at byte {Position}";
        Position = _bytes.Length;
    }

    /// <summary>A zig-zag number of variable length.</summary>
    public long Long()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (Position == _bytes.Length)
                return Nothing("the value ends in a number");
            var next = _bytes[Position++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }
        return Nothing("a number has more than 64 bits");
    }

    /// <summary>The same, where it has to fit 32 bits.</summary>
    public int Int()
    {
        var value = Long();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : (int)Nothing("a number has more than 32 bits");
    }

    /// <summary>One byte that is 0 or 1.</summary>
    public bool Boolean()
    {
        var taken = Take(1);
        if (!taken.IsEmpty && taken[0] > 1)
            Fail("a truth value is neither 0 nor 1");
        return !taken.IsEmpty && taken[0] == 1;
    }

    /// <summary>Four bytes, the low one first.</summary>
    public float Float() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : 0;

    /// <summary>Eight bytes, the low one first.</summary>
    public double Double() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : 0;

    /// <summary>Bytes behind their length.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Long();
        if (length >= 0 && length <= Left)
            return Take((int)length);
        Fail($"a length is {length}, and {Counted.Of(Left, "byte is", "bytes are")} left");
        return default;
    }

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
        {
            Fail("the value is cut off");
            return default;
        }
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>How many items the next block of an array or map has; 0: it is over.</summary>
    public long Block()
    {
        var count = Long();
        if (count >= 0)
            return count;
        // With its size in bytes, for whoever wants to step over it.
        Long();
        return count == long.MinValue ? Nothing("a block has too many items") : -count;
    }

    long Nothing(string why)
    {
        Fail(why);
        return 0;
    }
}
