using System.Buffers.Binary;
using System.Text;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Reads what a <see cref="CacheWriter"/> wrote, in the same order.</summary>
ref struct CacheReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> _left = bytes;

    /// <summary>Bytes that are not read yet.</summary>
    public readonly int Left => _left.Length;

    public int ReadNumber()
    {
        var (number, shift) = (0u, 0);
        while (true)
        {
            var part = _left[0];
            _left = _left[1..];
            number |= (uint)(part & 0x7f) << shift;
            if (part < 0x80)
                return (int)number;
            shift += 7;
        }
    }

    public string? ReadTextOrNull() => ReadNumber() is > 0 and var length ? Encoding.UTF8.GetString(ReadBytes(length - 1)) : null;

    /// <summary>A text that was not null.</summary>
    public string ReadText() => ReadTextOrNull()!;

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        var read = _left[..count];
        _left = _left[count..];
        return read;
    }

    public SourceSpan ReadSpan() => ReadPlace(ReadText());

    public SourceSpan ReadPlace(string file) => new(file, ReadNumber(), ReadNumber(), ReadNumber());

    public object? ReadValue() => (CachedKind)ReadNumber() switch
    {
        CachedKind.Null => null,
        CachedKind.True => true,
        CachedKind.False => false,
        CachedKind.Text => ReadText(),
        CachedKind.Whole => Read64(),
        CachedKind.Real => BitConverter.Int64BitsToDouble(Read64()),
        CachedKind.List => ReadList(),
        CachedKind.Map => ReadMap(),
        var other => throw new InvalidDataException($"there is no kind {other} of value"),
    };

    public Dictionary<string, object?> ReadMap()
    {
        var count = ReadNumber();
        var map = new Dictionary<string, object?>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            map.Add(ReadText(), ReadValue());
        return map;
    }

    List<object?> ReadList()
    {
        var count = ReadNumber();
        var list = new List<object?>(count);
        for (var i = 0; i < count; i++)
            list.Add(ReadValue());
        return list;
    }

    long Read64() => BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(8));
}
