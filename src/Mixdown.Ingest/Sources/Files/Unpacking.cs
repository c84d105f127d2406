namespace Mixdown.Ingest.Sources.Files;

/// <summary>How packed files are unpacked, and when one is taken for a bomb: the keys <c>compression</c>,
/// <c>max_unzip_ratio</c> and <c>max_unzipped</c> of <c>options</c>.</summary>
public sealed record Unpacking
{
    /// <summary>auto, none, gzip or zstd. Default: auto, by the end of the file's name.</summary>
    public Compression Compression { get; init; } = Compression.Auto;

    /// <summary>How many times larger than its compressed size a file may become. Default 200: text packs 5 to 20 times.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Largest size of an unpacked file in bytes. Default 50 GB.</summary>
    public long MaxBytes { get; init; } = 50_000_000_000;

    /// <summary>How the file of this name is packed; never <see cref="Compression.Auto"/>.</summary>
    internal Compression Of(string path) => Compression switch
    {
        Compression.Auto when path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) => Compression.Gzip,
        Compression.Auto when path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) => Compression.Zstd,
        Compression.Auto when path.EndsWith(".zstd", StringComparison.OrdinalIgnoreCase) => Compression.Zstd,
        Compression.Auto => Compression.None,
        var said => said,
    };
}
