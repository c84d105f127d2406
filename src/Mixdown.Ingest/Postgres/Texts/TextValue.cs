using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>Turns the texts of one column, as the server prints its values, into the lake's. Without state: readers share it.</summary>
abstract class TextValue
{
    /// <summary>Whether the text is a value of the column's type.</summary>
    public abstract bool Fits(ReadOnlySpan<byte> text);

    /// <summary>Writes the value; where the text is none, nothing is written.</summary>
    public abstract bool TryWrite(ref readonly ColumnVector vector, int row, ReadOnlySpan<byte> text);
}
