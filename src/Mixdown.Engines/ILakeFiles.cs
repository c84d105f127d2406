namespace Mixdown.Engines;

/// <summary>Reads the lake's data files for an engine that cannot read them itself. Safe for several threads.</summary>
public interface ILakeFiles
{
    /// <summary>Begins to read a file.</summary>
    /// <param name="table">The table: its columns, in order, are those of the rows.</param>
    /// <param name="file">A file of it.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The file cannot be read (MX3xxx).</exception>
    IColumnRows Open(ExposedTable table, ExposedFile file, CancellationToken cancel);
}
