using System.Text;
using System.Text.Unicode;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Records of CSV files that are read by themselves: as a file without a header that has nothing else.</summary>
/// <param name="dialect">The load's options.</param>
sealed class CsvRecords(CsvDialect dialect)
{
    static readonly Unpacking Plain = new() { Compression = Compression.None };

    public RecordRows Open(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel)
    {
        var text = new MemoryStream();
        var starts = new List<long>(records.Count);
        var line = 1L;
        foreach (var record in records)
        {
            starts.Add(line);
            text.Write(Decoded(record));
            text.WriteByte((byte)'\n');
            line += 1 + record.AsSpan().Count((byte)'\n');
        }
        text.Position = 0;
        var content = new FileContent(text, file, text.Length, Plain, TextEncoding.Utf8, isHashed: false);
        return new RecordRows(new CsvRows(content, dialect with { Header = false }, request, cancel), starts);
    }

    // A record that is not UTF-8 was rejected for it: it may be what is declared now. One that is was decoded when it was read first.
    byte[] Decoded(byte[] record) => Utf8.IsValid(record) || FileContent.EncodingOf(dialect.Encoding) is not { } encoding
        ? record
        : Encoding.Convert(encoding, Encoding.UTF8, record);
}
