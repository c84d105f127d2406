using Mixdown.Data.Batches;

namespace Mixdown.Engines;

/// <summary>Rows of a data file or of an answer, block by block, in columns that are read in place. For one thread.</summary>
public interface IColumnRows : IDisposable
{
    /// <summary>Goes to the next block; what was read of the last one is no longer valid.</summary>
    /// <returns>Its rows; 0 after the last one.</returns>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">What they are read from fails (MX3xxx).</exception>
    int Next(CancellationToken cancel);

    /// <summary>A column of the block. Of a data file, lists, maps and structs are their JSON text.</summary>
    ColumnView this[int column] { get; }
}
