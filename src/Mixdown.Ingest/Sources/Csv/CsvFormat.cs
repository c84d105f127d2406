using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Reads CSV files.</summary>
sealed class CsvFormat(CsvDialect dialect, Unpacking unpacking) : IRecordFormat
{
    // Enough for any header; a small file is read whole by it.
    const int HeaderBytes = 64 * 1024;

    /// <inheritdoc/>
    public async Task<FileColumns> InspectAsync(StoredFile file, ShapeRequest request, CancellationToken cancel)
    {
        var names = await NamesAsync(file, cancel).ConfigureAwait(false);
        var wanted = names.Select(name => request.Known.IndexOf(name) < 0).ToList();
        var sample = new CsvSample(file.Path, dialect, wanted);
        if (wanted.Contains(true))
            await SampleAsync(file, sample, request.SampleBytes, cancel).ConfigureAwait(false);
        return new FileColumns(file.Path, [.. names.Select((name, column) => new FileColumn(name, wanted[column] ? sample.Evidence[column] : null))]);
    }

    /// <inheritdoc/>
    public DataType Guess(TypeEvidence evidence) => TypeGuess.Of(evidence, dialect.TypeConfidence);

    /// <inheritdoc/>
    public async Task<IFileRows> OpenAsync(StoredFile file, RowsRequest request, CancellationToken cancel) =>
        new CsvRows(await ContentAsync(file, isHashed: true, cancel).ConfigureAwait(false), dialect, request, cancel);

    /// <inheritdoc/>
    public RecordRows OpenRecords(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel) =>
        new CsvRecords(dialect).Open(file, records, request, cancel);

    Task<FileContent> ContentAsync(StoredFile file, bool isHashed, CancellationToken cancel) =>
        FileContent.OpenAsync(file, unpacking, dialect.Encoding, isHashed, cancel);

    async Task<IReadOnlyList<string>> NamesAsync(StoredFile file, CancellationToken cancel)
    {
        var content = await ContentAsync(file, isHashed: false, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var blocks = Blocks(content.Text, file, HeaderBytes);
            var first = blocks.Next();
            if (blocks.TooLong > 0)
                throw new MixdownException(new Diagnostic(
                    "MX2019", $"the first line is longer than {dialect.MaxRecordBytes:#,0} bytes", new SourceSpan(file.Path, 1, 1, 1),
                    "Check that it is a CSV file, or raise the option max_record."));
            return new CsvHeader(file.Path, dialect).Read(first, blocks.Symbols);
        }
    }

    async Task SampleAsync(StoredFile file, CsvSample sample, long bytes, CancellationToken cancel)
    {
        var content = await ContentAsync(file, isHashed: false, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var isWhole = content.DecodedHint <= bytes;
            var blocks = Blocks(content.Text, file, (int)Math.Clamp(content.DecodedHint, HeaderBytes, CsvRows.BlockBytes));
            await sample.LookAsync(blocks, dialect.Header, isWhole ? long.MaxValue : bytes / 3, cancel).ConfigureAwait(false);
            if (isWhole)
                return;
        }
        await SampleInsideAsync(file, file.Bytes / 2, sample, bytes / 3, cancel).ConfigureAwait(false);
        await SampleInsideAsync(file, file.Bytes - (bytes / 3), sample, bytes / 3, cancel).ConfigureAwait(false);
    }

    /// <summary>Looks at a piece that starts at the first line after a place: only where bytes are characters.</summary>
    async Task SampleInsideAsync(StoredFile file, long from, CsvSample sample, long bytes, CancellationToken cancel)
    {
        var stream = await file.OpenAsync(cancel).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (!stream.CanSeek || unpacking.Of(file.Path) != Compression.None || dialect.Encoding != TextEncoding.Utf8)
                return;
            stream.Seek(from, SeekOrigin.Begin);
            for (var at = stream.ReadByte(); at >= 0 && at != '\n'; at = stream.ReadByte())
            {
            }
            await sample.LookAsync(Blocks(stream, file, CsvRows.BlockBytes), hasHeader: false, bytes, cancel).ConfigureAwait(false);
        }
    }

    CsvBlocks Blocks(Stream content, StoredFile file, int bytes) =>
        new(content, file.Path, dialect, bytes, static _ => { });
}
