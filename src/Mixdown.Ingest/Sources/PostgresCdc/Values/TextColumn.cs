using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources.PostgresCdc.Values;

/// <summary>Puts the texts of one column into its vector.</summary>
abstract class TextColumn
{
    /// <summary>Bytes that may be read behind a text, so that eight can be looked at together.</summary>
    public const int Padding = 8;

    /// <summary>Whether the text is a value of the column's type.</summary>
    public abstract bool Fits(ReadOnlySpan<byte> text);

    /// <summary>Writes the value; where the text is none, nothing is written.</summary>
    public abstract bool TryWrite(ref readonly ColumnVector vector, int row, ReadOnlySpan<byte> text);
}
