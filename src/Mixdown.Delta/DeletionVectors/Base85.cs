namespace Mixdown.Delta.DeletionVectors;

/// <summary>Z85, the base 85 of ZeroMQ's RFC 32: five letters for each four bytes, the highest first.</summary>
static class Base85
{
    const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    /// <summary>The bytes of a text; null where it is none of this kind.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 5 != 0)
            return null;
        var bytes = new byte[text.Length / 5 * 4];
        for (var group = 0; group < text.Length / 5; group++)
        {
            if (Group(text.Slice(group * 5, 5)) is not { } value)
                return null;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(group * 4), value);
        }
        return bytes;
    }

    static uint? Group(ReadOnlySpan<char> letters)
    {
        var value = 0L;
        foreach (var letter in letters)
        {
            var digit = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            value = value * 85 + digit;
        }
        return value <= uint.MaxValue ? (uint)value : null;
    }
}
