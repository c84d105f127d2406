using Mixdown.Data.Schemas;

namespace Mixdown.Data.Batches;

/// <summary>Rows that our own code makes, in columns, pulled by the engine's threads: the engine calls
/// <see cref="OpenReader"/> once per thread and then fills chunks until every reader is at its end. Row order is free, since
/// each row carries its line.</summary>
public interface IColumnPart
{
    /// <summary>The columns that the readers fill.</summary>
    ColumnList Columns { get; }

    /// <summary>How many threads may read side by side, at least 1.</summary>
    int MaxReaders { get; }

    /// <summary>A reader for one thread. Readers share the part's work without overlap.</summary>
    IColumnReader OpenReader();
}
