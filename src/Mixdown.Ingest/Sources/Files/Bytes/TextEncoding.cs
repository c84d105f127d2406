namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>How characters are written as bytes: the key <c>encoding</c>.</summary>
public enum TextEncoding
{
    /// <summary>utf-8</summary>
    Utf8,

    /// <summary>utf-16le</summary>
    Utf16LittleEndian,

    /// <summary>utf-16be</summary>
    Utf16BigEndian,

    /// <summary>latin1, also called iso-8859-1</summary>
    Latin1,

    /// <summary>windows-1252</summary>
    Windows1252,
}
