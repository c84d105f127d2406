namespace Mixdown.Delta.Maintenance;

/// <summary>What a compaction did.</summary>
/// <param name="Version">The table's version now.</param>
public sealed record OptimizeResult(long Version)
{
    /// <summary>Files that went.</summary>
    public int FilesRemoved { get; init; }

    /// <summary>Bytes of them. They stay on disk until a vacuum.</summary>
    public long BytesRemoved { get; init; }

    /// <summary>Files that came in their place.</summary>
    public int FilesAdded { get; init; }

    /// <summary>Bytes of them.</summary>
    public long BytesAdded { get; init; }

    /// <summary>Files of the table now.</summary>
    public int Files { get; init; }
}
