namespace Mixdown.Data.Batches;

/// <summary>The vectors of one output chunk, one per column of the part's schema, to be filled by an
/// <see cref="IColumnReader"/>. Valid only during the call that passes it.</summary>
/// <param name="columns">In the order of the part's columns.</param>
public sealed class ColumnBatch(ColumnVector[] columns)
{
    /// <summary>Rows of a chunk: the engine's vector size.</summary>
    public const int Capacity = 2048;

    /// <summary>The vector of the column at <paramref name="column"/>.</summary>
    public ref readonly ColumnVector this[int column] => ref columns[column];

    /// <summary>How many columns there are.</summary>
    public int Count => columns.Length;
}
