using Mixdown.Data.Batches;

namespace Mixdown.Engines;

/// <summary>The rows of a data file, block by block, in columns that are read in place. For one thread.</summary>
public interface ILakeRows : IDisposable
{
    /// <summary>Goes to the next block; what was read of the last one is no longer valid.</summary>
    /// <returns>Its rows; 0 after the last one.</returns>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The file cannot be read any further (MX3xxx).</exception>
    int Next(CancellationToken cancel);

    /// <summary>A column of the block. Lists, maps and structs are their JSON text.</summary>
    ColumnView this[int column] { get; }
}
