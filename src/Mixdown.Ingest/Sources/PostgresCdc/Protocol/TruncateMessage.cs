namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>Tables were emptied.</summary>
/// <param name="Relations">Which.</param>
sealed record TruncateMessage(IReadOnlyList<uint> Relations)
{
    public static TruncateMessage Read(ReadOnlySpan<byte> message)
    {
        var bytes = new MessageBytes(message);
        bytes.Byte();
        var count = bytes.Int32();
        // CASCADE and RESTART IDENTITY: what they did is told by itself.
        bytes.Byte();
        var relations = new uint[Math.Max(0, count)];
        for (var i = 0; i < relations.Length; i++)
            relations[i] = bytes.UInt32();
        return new TruncateMessage(relations);
    }
}
