using System.Numerics;
using System.Runtime.InteropServices;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>CRC32C, with the processor's own instruction: it finds every flipped bit, and every burst of up to 32.</summary>
static class Checksum
{
    /// <summary>The sum of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The sum of what comes before them; 0 for nothing.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var sum = ~before;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            sum = BitOperations.Crc32C(sum, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            sum = BitOperations.Crc32C(sum, rest);
        return ~sum;
    }
}
