using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Sources;

/// <summary>A table that a source has now.</summary>
/// <param name="Name">As the source spells it.</param>
/// <param name="Files">Its files, ordered by path. Empty only where all of them are <see cref="Waiting"/>, or gone.</param>
sealed record SourceTable(string Name, IReadOnlyList<SourceFile> Files)
{
    /// <summary>Files that somebody may still be writing: a later run reads them.</summary>
    public IReadOnlyList<SourceFile> Waiting { get; init; } = [];

    /// <summary>The only paths that were looked at, whether files are there or not; null where all of the source's files are known.</summary>
    public IReadOnlySet<string>? Named { get; init; }

    /// <summary>The table whose records the rows are lists of; null where they are records themselves.</summary>
    public string? Parent { get; init; }

    /// <summary>Size of all files, as they lie in the source.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>What a load says of the table.</summary>
    public LoadTable Settings(LoadDefinition load) => Parent is null ? load.Table(Name) : load.ListTable(Name, Parent);
}
