namespace Mixdown.Data.Batches;

/// <summary>Fills chunks on one thread of the engine.</summary>
public interface IColumnReader : IDisposable
{
    /// <summary>Fills <paramref name="batch"/> from row 0.</summary>
    /// <returns>Rows written, at most <see cref="ColumnBatch.Capacity"/>; 0 when there is nothing left for this reader.</returns>
    int Fill(ColumnBatch batch);
}
