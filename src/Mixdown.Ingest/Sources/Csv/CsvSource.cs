using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Csv.Bytes;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Reads CSV files of a folder.</summary>
sealed class CsvSource(CsvSourceOptions options, SourceHost host) : IFileSource
{
    // Enough for any header; a small file is read whole by it.
    const int HeaderBytes = 64 * 1024;
    readonly FolderFiles _files = new(options.Path, options.Table, host);

    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public Task<IReadOnlyList<SourceTable>> DiscoverAsync(CancellationToken cancel) => _files.DiscoverAsync(cancel);

    /// <inheritdoc/>
    public Task<SourceFile?> FindAsync(string path, CancellationToken cancel) => _files.FindAsync(path, cancel);

    /// <inheritdoc/>
    public async Task<string> HashAsync(SourceFile file, CancellationToken cancel)
    {
        var bytes = new HashingStream(await _files.OpenAsync(file, cancel).ConfigureAwait(false));
        await using (bytes.ConfigureAwait(false))
            return bytes.Finish();
    }

    /// <inheritdoc/>
    public async Task<FileColumns> InspectAsync(SourceFile file, ShapeRequest request, CancellationToken cancel)
    {
        var names = await NamesAsync(file, cancel).ConfigureAwait(false);
        var wanted = names.Select(name => request.Known.IndexOf(name) < 0).ToList();
        var sample = new CsvSample(file.Path, options.Dialect, wanted);
        if (wanted.Contains(true))
            await SampleAsync(file, sample, request.SampleBytes, cancel).ConfigureAwait(false);
        return new FileColumns(file.Path, [.. names.Select((name, column) => new FileColumn(name, wanted[column] ? sample.Evidence[column] : null))]);
    }

    /// <inheritdoc/>
    public DataType Guess(TypeEvidence evidence) => TypeGuess.Of(evidence, options.Dialect.TypeConfidence);

    /// <inheritdoc/>
    public async Task<IFileRows> OpenAsync(SourceFile file, RowsRequest request, CancellationToken cancel) =>
        new CsvRows(await ContentAsync(file, isHashed: true, cancel).ConfigureAwait(false), options.Dialect, request, cancel);

    async Task<CsvContent> ContentAsync(SourceFile file, bool isHashed, CancellationToken cancel) =>
        new(await _files.OpenAsync(file, cancel).ConfigureAwait(false), file.Path, file.Bytes, options.Dialect, isHashed);

    async Task<IReadOnlyList<string>> NamesAsync(SourceFile file, CancellationToken cancel)
    {
        var content = await ContentAsync(file, isHashed: false, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var blocks = Blocks(content.Text, file, HeaderBytes);
            var first = blocks.Next();
            if (blocks.TooLong > 0)
                throw new MixdownException(new Diagnostic(
                    "MX2019", $"the first line is longer than {options.Dialect.MaxRecordBytes:#,0} bytes", new SourceSpan(file.Path, 1, 1, 1),
                    "Check that it is a CSV file, or raise the option max_record."));
            return new CsvHeader(file.Path, options.Dialect).Read(first, blocks.Symbols);
        }
    }

    async Task SampleAsync(SourceFile file, CsvSample sample, long bytes, CancellationToken cancel)
    {
        var content = await ContentAsync(file, isHashed: false, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var isWhole = content.DecodedHint <= bytes;
            var blocks = Blocks(content.Text, file, (int)Math.Clamp(content.DecodedHint, HeaderBytes, CsvRows.BlockBytes));
            await sample.LookAsync(blocks, options.Dialect.Header, isWhole ? long.MaxValue : bytes / 3, cancel).ConfigureAwait(false);
            if (isWhole)
                return;
        }
        await SampleInsideAsync(file, file.Bytes / 2, sample, bytes / 3, cancel).ConfigureAwait(false);
        await SampleInsideAsync(file, file.Bytes - (bytes / 3), sample, bytes / 3, cancel).ConfigureAwait(false);
    }

    /// <summary>Looks at a piece that starts at the first line after a place: only where bytes are characters.</summary>
    async Task SampleInsideAsync(SourceFile file, long from, CsvSample sample, long bytes, CancellationToken cancel)
    {
        var stream = await _files.OpenAsync(file, cancel).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (!stream.CanSeek || file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || options.Dialect.Encoding != CsvEncoding.Utf8)
                return;
            stream.Seek(from, SeekOrigin.Begin);
            for (var at = stream.ReadByte(); at >= 0 && at != '\n'; at = stream.ReadByte())
            {
            }
            await sample.LookAsync(Blocks(stream, file, CsvRows.BlockBytes), hasHeader: false, bytes, cancel).ConfigureAwait(false);
        }
    }

    CsvBlocks Blocks(Stream content, SourceFile file, int bytes) =>
        new(content, file.Path, options.Dialect, bytes, static _ => { });
}
