using System.Buffers.Binary;
using System.Text;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Writes values one behind the other: what is kept, and what keys are made of. Every value carries its length or its
/// kind, so that two different sequences never give the same bytes.</summary>
sealed class CacheWriter
{
    byte[] _bytes = new byte[1024];
    int _length;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>A whole number of at most 31 bits, in seven bits a byte.</summary>
    public void Write(int number)
    {
        var left = (uint)number;
        var room = Room(5);
        while (left >= 0x80)
        {
            room[0] = (byte)(left | 0x80);
            room = room[1..];
            left >>= 7;
            _length++;
        }
        room[0] = (byte)left;
        _length++;
    }

    /// <summary>A text, or null.</summary>
    public void Write(string? text)
    {
        if (text is null)
        {
            Write(0);
            return;
        }
        Write(Encoding.UTF8.GetByteCount(text) + 1);
        _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }

    /// <summary>Bytes as they are; the reader has to know how many.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>A place.</summary>
    public void Write(SourceSpan at)
    {
        Write(at.File);
        WritePlace(at);
    }

    /// <summary>A place without its file.</summary>
    public void WritePlace(SourceSpan at)
    {
        Write(at.Line);
        Write(at.Column);
        Write(at.Length);
    }

    /// <summary>A value of a configuration: null, bool, long, double, string, a list or a map of such.</summary>
    /// <exception cref="NotSupportedException">It is none of these.</exception>
    public void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                Write((int)CachedKind.Null);
                break;
            case bool truth:
                Write((int)(truth ? CachedKind.True : CachedKind.False));
                break;
            case string text:
                Write((int)CachedKind.Text);
                Write(text);
                break;
            case long number:
                Write((int)CachedKind.Whole);
                Write64(number);
                break;
            case double number:
                Write((int)CachedKind.Real);
                Write64(BitConverter.DoubleToInt64Bits(number));
                break;
            case IReadOnlyDictionary<string, object?> map:
                Write((int)CachedKind.Map);
                WriteMap(map);
                break;
            case IReadOnlyList<object?> list:
                Write((int)CachedKind.List);
                WriteAll(list, WriteValue);
                break;
            default:
                throw new NotSupportedException($"a {value.GetType().Name} is no value of a configuration");
        }
    }

    /// <summary>A map, in its own order.</summary>
    public void WriteMap(IReadOnlyDictionary<string, object?> map)
    {
        Write(map.Count);
        foreach (var (key, value) in map)
        {
            Write(key);
            WriteValue(value);
        }
    }

    /// <summary>A list.</summary>
    public void WriteAll<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    void Write64(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(8), number);
        _length += 8;
    }

    Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        return _bytes.AsSpan(_length);
    }
}
