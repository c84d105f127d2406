using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>A transaction has arrived.</summary>
/// <param name="EndLsn">Where its commit ends: whoever goes on from there meets it no more.</param>
readonly record struct CommitMessage(NpgsqlLogSequenceNumber EndLsn)
{
    // Flags and the place where the commit begins come first.
    const int BeforeEnd = 1 + 1 + 8;

    public static CommitMessage Read(ReadOnlySpan<byte> message)
    {
        var bytes = new MessageBytes(message);
        bytes.Take(BeforeEnd);
        return new CommitMessage(new NpgsqlLogSequenceNumber(bytes.UInt64()));
    }
}
