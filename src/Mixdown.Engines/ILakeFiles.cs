using Mixdown.Data.Schemas;

namespace Mixdown.Engines;

/// <summary>Reads the lake's data files for an engine that cannot read them itself. Safe for several threads.</summary>
public interface ILakeFiles
{
    /// <summary>Begins to read a file.</summary>
    /// <param name="columns">The columns wanted, in order; one that the file does not have is NULL.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The file cannot be read (MX3xxx).</exception>
    ILakeRows Open(ColumnList columns, ExposedFile file, CancellationToken cancel);
}
