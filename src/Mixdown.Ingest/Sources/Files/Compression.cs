namespace Mixdown.Ingest.Sources.Files;

/// <summary>How a file's bytes are packed: the key <c>compression</c>.</summary>
public enum Compression
{
    /// <summary>As the name ends: .gz is gzip, .zst and .zstd are zstd, anything else is not packed.</summary>
    Auto,

    /// <summary>Not packed, whatever the name says.</summary>
    None,

    /// <summary>gzip, of one member or several.</summary>
    Gzip,

    /// <summary>zstd, of one frame or several. Needs the system's libzstd.</summary>
    Zstd,
}
