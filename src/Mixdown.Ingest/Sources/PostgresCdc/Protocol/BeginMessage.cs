using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>A transaction begins to arrive: whole, committed, and in the order of commits.</summary>
/// <param name="CommitLsn">Where its commit lies in the log.</param>
readonly record struct BeginMessage(NpgsqlLogSequenceNumber CommitLsn)
{
    public static BeginMessage Read(ReadOnlySpan<byte> message)
    {
        var bytes = new MessageBytes(message);
        bytes.Byte();
        return new BeginMessage(new NpgsqlLogSequenceNumber(bytes.UInt64()));
    }
}
