using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>Records of JSON files that are read by themselves: as a file of lines.</summary>
/// <param name="dialect">The load's options.</param>
sealed class JsonRecordLines(JsonDialect dialect)
{
    static readonly Unpacking Plain = new() { Compression = Compression.None };

    public RecordRows Open(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel)
    {
        var text = new MemoryStream();
        var starts = new List<long>(records.Count);
        foreach (var record in records)
        {
            starts.Add(starts.Count + 1);
            text.Write(OneLine(record));
            text.WriteByte((byte)'\n');
        }
        text.Position = 0;
        var content = new FileContent(text, file, text.Length, Plain, TextEncoding.Utf8, isHashed: false);
        var lines = dialect with { Layout = JsonLayout.Lines, Records = [] };
        return new RecordRows(new JsonRows(content, lines, request, cancel), starts);
    }

    /// <summary>A record on one line: between tokens a line end is a space, and within a text JSON has none. What is empty, the end
    /// that an array did not have, stays no record.</summary>
    static byte[] OneLine(byte[] record)
    {
        if (record.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return "null"u8.ToArray();
        var line = record.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        return line;
    }
}
