using Confluent.Kafka;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>Keeps a key or a value as it passes by, in a buffer that is used again: a record gets no array of its own.</summary>
sealed class CapturedBytes : IDeserializer<bool>
{
    byte[] _bytes = new byte[4096];
    int _length;

    /// <summary>What was seen last.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>Keeps it.</summary>
    /// <returns>Whether there is something, be it empty.</returns>
    public bool Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        if (data.Length > _bytes.Length)
            _bytes = new byte[Math.Max(data.Length, 2 * _bytes.Length)];
        data.CopyTo(_bytes);
        _length = data.Length;
        return !isNull;
    }
}
