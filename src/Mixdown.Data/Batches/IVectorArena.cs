namespace Mixdown.Data.Batches;

/// <summary>Where a vector keeps what does not fit its own slots: the bytes of long strings, the fields of structs, the elements
/// of lists.</summary>
public interface IVectorArena
{
    /// <summary>Copies <paramref name="utf8"/> (more than 12 bytes, valid UTF-8) into the arena of the vector
    /// <paramref name="vector"/> and writes the 16-byte string at <paramref name="row"/>.</summary>
    void Assign(nint vector, int row, ReadOnlySpan<byte> utf8);

    /// <summary>A field of a vector of structs; it has the rows of the vector.</summary>
    ColumnVector Field(nint vector, int field);

    /// <summary>The elements of a vector of lists, one list after the other, with room for <paramref name="capacity"/> of them.
    /// What was written stays, but may have moved: vectors of elements that were handed out before mean nothing any more.</summary>
    ColumnVector Elements(nint vector, int capacity);

    /// <summary>Says how many elements a vector of lists has in all.</summary>
    void CloseElements(nint vector, int count);
}
