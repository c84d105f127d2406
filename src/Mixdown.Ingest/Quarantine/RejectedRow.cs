namespace Mixdown.Ingest.Quarantine;

/// <summary>A record that could not be read: data, not an error.</summary>
/// <param name="File">As in <c>_mx_file</c>.</param>
/// <param name="Line">The physical line where the record starts; the header is line 1.</param>
/// <param name="Offset">Bytes from the start of the decoded (unzipped, UTF-8) content to the record.</param>
/// <param name="Code">The kind, MX21xx.</param>
/// <param name="Reason">What is wrong, in one line.</param>
/// <param name="Raw">The record as it stands in the decoded content, cut at <see cref="RawLimit"/>.</param>
sealed record RejectedRow(string File, long Line, long Offset, string Code, string Reason, byte[] Raw)
{
    /// <summary>Bytes of a record that are kept: 64 KiB, enough for a person to see it and for a replay of any sane row.</summary>
    public const int RawLimit = 64 * 1024;
}
