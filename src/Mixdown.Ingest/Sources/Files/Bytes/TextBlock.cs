namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>Whole records of a file, to be parsed by one reader. Bytes after <see cref="Length"/> may be read (64 at least)
/// but mean nothing, so that parsers can load words without looking at the end.</summary>
sealed class TextBlock(byte[] bytes)
{
    /// <summary>Bytes after the content that are safe to read.</summary>
    public const int Slack = 64;

    /// <summary>Pinned: its address does not change.</summary>
    public byte[] Bytes { get; private set; } = bytes;

    /// <summary>Bytes of content.</summary>
    public int Length { get; set; }

    /// <summary>The physical line on which the block starts.</summary>
    public long FirstLine { get; set; }

    /// <summary>Bytes of decoded content before the block.</summary>
    public long Offset { get; set; }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content => Bytes.AsSpan(0, Length);

    /// <summary>Room for content.</summary>
    public int Capacity => Bytes.Length - Slack;

    public static TextBlock OfCapacity(int bytes) => new(Allocate(bytes));

    /// <summary>Makes room for at least <paramref name="bytes"/> and keeps what is there.</summary>
    public void Grow(int bytes)
    {
        if (bytes <= Capacity)
            return;
        var larger = Allocate(bytes);
        Bytes.AsSpan(0, Length).CopyTo(larger);
        Bytes = larger;
    }

    static byte[] Allocate(int bytes) => GC.AllocateUninitializedArray<byte>(bytes + Slack, pinned: true);
}
