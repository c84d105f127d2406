using System.Text;

namespace Mixdown.Ingest.Sources.Csv.Bytes;

/// <summary>A file's bytes on their way to UTF-8: hashed, unzipped, without a byte order mark, transcoded.</summary>
sealed class CsvContent : IAsyncDisposable
{
    // Text packs about so much: only buffers and the number of readers depend on it.
    const int UsualRatio = 8;
    readonly HashingStream _raw;

    /// <param name="raw">The file as it lies in the source; owned from now on.</param>
    /// <param name="file">Its path, as in <c>_mx_file</c>.</param>
    /// <param name="bytes">Its size as listed.</param>
    /// <param name="dialect">Encoding and limits.</param>
    /// <param name="isHashed">Whether <see cref="Hash"/> will be asked for.</param>
    public CsvContent(Stream raw, string file, long bytes, CsvDialect dialect, bool isHashed = true)
    {
        File = file;
        _raw = new HashingStream(raw, isHashed);
        var isZipped = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        DecodedHint = isZipped ? bytes * UsualRatio : bytes;
        Text = Decode(isZipped ? new UnzipStream(_raw, dialect, file) : _raw, dialect);
    }

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

    Stream Decode(Stream bytes, CsvDialect dialect)
    {
        var start = new byte[3];
        var count = bytes.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var (mark, encoding) = Encoding(start.AsSpan(0, count), dialect.Encoding);
        var rest = new PrefixedStream(bytes, before: start.AsMemory(mark, count - mark));
        return encoding is null ? rest : new TranscodingStream(rest, encoding, File);
    }

    /// <summary>The length of the byte order mark, and the encoding where it is not UTF-8.</summary>
    static (int Mark, Encoding? Encoding) Encoding(ReadOnlySpan<byte> start, CsvEncoding declared)
    {
        if (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return (3, null);
        if (start.StartsWith<byte>([0xFF, 0xFE]))
            return (2, System.Text.Encoding.Unicode);
        if (start.StartsWith<byte>([0xFE, 0xFF]))
            return (2, System.Text.Encoding.BigEndianUnicode);
        return (0, declared switch
        {
            CsvEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode,
            CsvEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode,
            CsvEncoding.Latin1 => System.Text.Encoding.Latin1,
            CsvEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252),
            _ => null,
        });
    }
}
