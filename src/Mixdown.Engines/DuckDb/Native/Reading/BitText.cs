namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>BIT values as texts of 0 and 1.</summary>
static class BitText
{
    /// <summary>The first byte tells how many bits of the second are padding.</summary>
    internal static string Read(ReadOnlySpan<byte> stored)
    {
        var padding = stored[0];
        var text = new char[((stored.Length - 1) * 8) - padding];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i + padding;
            text[i] = (stored[1 + (bit / 8)] >> (7 - (bit % 8)) & 1) == 0 ? '0' : '1';
        }
        return new string(text);
    }

    /// <summary>The counterpart of <see cref="Read"/>; the padding bits are 1, as DuckDB keeps them.</summary>
    internal static byte[] Write(string text)
    {
        var padding = (8 - (text.Length % 8)) % 8;
        var stored = new byte[1 + ((text.Length + padding) / 8)];
        stored[0] = (byte)padding;
        for (var bit = 0; bit < text.Length + padding; bit++)
        {
            if (bit < padding || text[bit - padding] == '1')
                stored[1 + (bit / 8)] |= (byte)(0x80 >> (bit % 8));
        }
        return stored;
    }
}
