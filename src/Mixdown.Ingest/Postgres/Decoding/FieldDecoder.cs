using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Turns the bytes of one column's values, as the server sends them, into the lake's. Without state: readers share it.</summary>
abstract class FieldDecoder
{
    /// <summary>Writes the value at <paramref name="row"/>; false when it has no place in the lake's type.</summary>
    /// <param name="wire">The value's bytes, without its length.</param>
    /// <param name="vector">Of the lake's type.</param>
    /// <param name="row">In the vector.</param>
    public abstract bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row);

    /// <summary>The value as the server would print it, for <c>_mx_rescued</c> and quarantine.</summary>
    public abstract string Print(ReadOnlySpan<byte> wire);
}
