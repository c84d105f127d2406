using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Sources;

/// <summary>The rows of one file.</summary>
interface IFileRows : ISourceRows
{
    /// <summary>Hash of the file's bytes, as <see cref="IFileSource.HashAsync"/> gives it. Only after every reader came to its end.</summary>
    string ContentHash { get; }

    /// <summary>Wanted columns that have one value in the whole file and stand in none of its rows.</summary>
    IReadOnlyList<ConstantColumn> Constants => [];

    /// <summary>What to say where the engine fails while it reads them.</summary>
    MixdownException Explain(MixdownException fault) => fault;
}
