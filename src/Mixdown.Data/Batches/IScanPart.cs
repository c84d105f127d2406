namespace Mixdown.Data.Batches;

/// <summary>Rows that the engine reads itself, out of files: no reader is opened. Row order is free here too.</summary>
public interface IScanPart : IColumnPart
{
    /// <summary>A SELECT of the part's columns, in the SQL of the engine that reads it.</summary>
    string Sql { get; }
}
