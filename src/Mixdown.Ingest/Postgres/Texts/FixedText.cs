using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>Values of fixed width.</summary>
sealed class FixedText<TParser, TValue>(TParser parser) : TextValue
    where TParser : struct, IFieldParser<TValue>
    where TValue : unmanaged
{
    // Longer ones are numbers with a tail of zeros.
    const int UsualBytes = 96;

    // The parsers may read so many bytes behind the last.
    const int Slack = 8;

    public override bool Fits(ReadOnlySpan<byte> text) => TryParse(text, out _);

    public override bool TryWrite(ref readonly ColumnVector vector, int row, ReadOnlySpan<byte> text)
    {
        if (!TryParse(text, out var value))
            return false;
        vector.Set(row, value);
        return true;
    }

    unsafe bool TryParse(ReadOnlySpan<byte> text, out TValue value)
    {
        value = default;
        if (text.IsEmpty)
            return false;
        var copy = text.Length <= UsualBytes ? stackalloc byte[UsualBytes + Slack] : new byte[text.Length + Slack];
        text.CopyTo(copy);
        fixed (byte* first = copy)
            return parser.TryParse(first, text.Length, out value);
    }
}
