using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.PostgresCdc.Values;

/// <summary>A column of fixed-width values. The texts lie in buffers that end with <see cref="TextColumn.Padding"/>.</summary>
sealed class FixedColumn<TParser, TValue>(TParser parser) : TextColumn
    where TParser : struct, IFieldParser<TValue>
    where TValue : unmanaged
{
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
        fixed (byte* first = text)
            return text.Length > 0 && parser.TryParse(first, text.Length, out value);
    }
}
