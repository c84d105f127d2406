namespace Mixdown.Engines;

/// <summary>A data file of a lake table.</summary>
/// <param name="Path">Absolute, or a URL that the engine reads itself.</param>
/// <param name="HasAllColumns">false for a file older than a column of the schema: it reads as NULL there.</param>
public sealed record ExposedFile(string Path, bool HasAllColumns)
{
    /// <summary>What the file is called within its table, wherever the lake lies; no two files of a table ever share it.
    /// Default: the path.</summary>
    public string Name { get; init; } = Path;
}
