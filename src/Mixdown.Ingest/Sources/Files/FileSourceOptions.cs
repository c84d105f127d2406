using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>The keys that every load of files has: <c>path</c>, <c>table</c>, <c>partitions</c> and what says when a file is
/// complete. Each format adds its own <c>options</c>.</summary>
public abstract record FileSourceOptions : SourceOptions
{
    private protected FileSourceOptions() { }

    /// <inheritdoc/>
    public override string Place => Path;

    /// <summary>Where the files are, in a folder (relative to the project's) or a bucket: <c>{table}</c> stands for the table's
    /// name, <c>*</c>, <c>?</c>, <c>[0-9]</c>, <c>{a,b}</c> and <c>**</c> are as in a shell.</summary>
    public required string Path { get; init; }

    /// <summary>Where the project file says so; null where nobody wrote it.</summary>
    public SourceSpan? PathAt { get; init; }

    /// <summary>The table's name where the path has no <c>{table}</c>.</summary>
    public string? Table { get; init; }

    /// <summary>Whether the folders of a path are columns. Default: no.</summary>
    public Partitions Partitions { get; init; } = Partitions.None;

    /// <summary>A file that was written within this time before the listing may still grow and waits for the next run.
    /// Default 0: a load takes what is there, and looks again after reading.</summary>
    public TimeSpan Settle { get; init; }

    /// <summary>The name of the file that says that a file is complete, <c>{file}</c> standing for its name; null where none
    /// does.</summary>
    public string? DoneMarker { get; init; }

    /// <summary>How packed files are unpacked.</summary>
    public Unpacking Unpacking { get; init; } = new();

    /// <summary>Reads the content of the files.</summary>
    internal abstract IFileFormat Format(SourceHost host);

    internal override ISource Open(SourceHost host) => new FileSource(this, host);
}
