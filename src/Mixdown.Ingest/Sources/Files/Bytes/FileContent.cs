using System.Text;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>A file's bytes on their way to UTF-8: hashed, unzipped, without a byte order mark, transcoded.</summary>
sealed class FileContent : IAsyncDisposable
{
    // Text packs about so much: only buffers and the number of readers depend on it.
    const int UsualRatio = 8;
    readonly HashingStream _raw;

    /// <param name="raw">The file as it lies in the source; owned from now on.</param>
    /// <param name="file">Its path, as in <c>_mx_file</c>.</param>
    /// <param name="bytes">Its size as listed.</param>
    /// <param name="unpacking">How it is unpacked.</param>
    /// <param name="encoding">What it is written in, unless a byte order mark says otherwise.</param>
    /// <param name="isHashed">Whether <see cref="Hash"/> will be asked for.</param>
    public FileContent(Stream raw, string file, long bytes, Unpacking unpacking, TextEncoding encoding, bool isHashed = true)
    {
        File = file;
        _raw = new HashingStream(raw, isHashed);
        var packed = unpacking.Of(file);
        IsPacked = packed != Compression.None;
        DecodedHint = IsPacked ? bytes * UsualRatio : bytes;
        Text = Decode(Unpack(packed, new UnpackLimit(unpacking, _raw, file)), encoding);
    }

    /// <summary>Opens a stored file.</summary>
    public static async Task<FileContent> OpenAsync(
        StoredFile file, Unpacking unpacking, TextEncoding encoding, bool isHashed, CancellationToken cancel) =>
        new(await file.OpenAsync(cancel).ConfigureAwait(false), file.Path, file.Bytes, unpacking, encoding, isHashed);

    /// <summary>Whether its bytes are not the text itself, so that no place in it can be found by seeking.</summary>
    public bool IsPacked { get; }

    /// <summary>Its path, as in <c>_mx_file</c>.</summary>
    public string File { get; }

    /// <summary>UTF-8 (as far as the file is: invalid bytes pass) without a byte order mark.</summary>
    public Stream Text { get; }

    /// <summary>About how many bytes <see cref="Text"/> has.</summary>
    public long DecodedHint { get; }

    /// <summary>Bytes of the file read so far. Any thread.</summary>
    public long BytesRead => _raw.Bytes;

    /// <summary>Hash of all bytes of the file, read or not.</summary>
    public string Hash => _raw.Finish();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Text.DisposeAsync();

    Stream Unpack(Compression packed, UnpackLimit limit) => packed switch
    {
        Compression.Gzip => new UnzipStream(_raw, limit, File),
        Compression.Zstd => new ZstdStream(_raw, limit, File),
        _ => _raw,
    };

    Stream Decode(Stream bytes, TextEncoding declared)
    {
        var start = new byte[3];
        var count = bytes.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var (mark, encoding) = Encoding(start.AsSpan(0, count), declared);
        var rest = new PrefixedStream(bytes, before: start.AsMemory(mark, count - mark));
        return encoding is null ? rest : new TranscodingStream(rest, encoding, File);
    }

    /// <summary>The length of the byte order mark, and the encoding where it is not UTF-8.</summary>
    static (int Mark, Encoding? Encoding) Encoding(ReadOnlySpan<byte> start, TextEncoding declared)
    {
        if (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return (3, null);
        if (start.StartsWith<byte>([0xFF, 0xFE]))
            return (2, System.Text.Encoding.Unicode);
        if (start.StartsWith<byte>([0xFE, 0xFF]))
            return (2, System.Text.Encoding.BigEndianUnicode);
        return (0, EncodingOf(declared));
    }

    /// <summary>What turns bytes into text; null for UTF-8, which need not be turned.</summary>
    public static Encoding? EncodingOf(TextEncoding declared) => declared switch
    {
        TextEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode,
        TextEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode,
        TextEncoding.Latin1 => System.Text.Encoding.Latin1,
        TextEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252),
        _ => null,
    };
}
