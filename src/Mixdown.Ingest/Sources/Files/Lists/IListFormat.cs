namespace Mixdown.Ingest.Sources.Files.Lists;

/// <summary>A format whose records may hold lists that become tables of their own.</summary>
interface IListFormat : IFileFormat
{
    /// <summary>Whether they are to.</summary>
    bool Unpacks { get; }

    /// <summary>The lists of a file by their path in its records, as far as a look into it tells.</summary>
    Task<IReadOnlyDictionary<string, ListContent>> ListsAsync(StoredFile file, CancellationToken cancel);
}
