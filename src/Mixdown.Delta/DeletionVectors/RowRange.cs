namespace Mixdown.Delta.DeletionVectors;

/// <summary>Rows of a file that follow each other, by their positions from 0.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, which may be the first.</param>
public readonly record struct RowRange(long First, long Last)
{
    /// <summary>How many they are.</summary>
    public long Count => Last - First + 1;
}
