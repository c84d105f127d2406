using System.Text;

namespace Mixdown.Tests.Streams.Formats;

/// <summary>Writes Avro's binary encoding: the other way round from what is tested, by the book.</summary>
sealed class AvroBytes
{
    readonly List<byte> _bytes = [];

    public byte[] ToArray() => _bytes.ToArray();

    public AvroBytes Long(long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        for (; zigzag >= 0x80; zigzag >>= 7)
            _bytes.Add((byte)(zigzag | 0x80));
        _bytes.Add((byte)zigzag);
        return this;
    }

    public AvroBytes Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public AvroBytes Bytes(params byte[] bytes) => Long(bytes.Length).Raw(bytes);

    public AvroBytes Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public AvroBytes Double(double value) => Raw(BitConverter.GetBytes(value));
}
