using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Lists;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Json.Records;
using Mixdown.Ingest.Sources.Json.Shapes;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>Reads JSON files: records a line, or documents. Also what sources that get their rows as JSON keep them in.</summary>
sealed class JsonFormat(JsonDialect dialect, Unpacking unpacking) : IRecordFormat, IListFormat
{
    // A list that comes first behind so many bytes is rescued until it comes sooner.
    const long LookedAtForLists = 8L << 20;

    readonly JsonTypes _types = new(dialect);

    /// <inheritdoc/>
    public async Task<FileColumns> InspectAsync(StoredFile file, ShapeRequest request, CancellationToken cancel)
    {
        var sample = new JsonSample(dialect);
        await SampleAsync(file, sample, request.SampleBytes, cancel).ConfigureAwait(false);
        var part = file.Facts.Part is { } wanted ? new JsonPart(wanted) : null;
        var fields = (part?.Rows(sample.Seen) ?? sample.Seen).Fields.ToList();
        Check(file.Path, fields.ConvertAll(field => field.Name));
        var added = part?.Lineage(sample.Seen) ?? [];
        return new FileColumns(file.Path, [.. added, .. fields.Select(field => new FileColumn(field.Name, Wanted(field.Name, field.Seen, request.Known)))])
        {
            MayOmit = true,
        };
    }

    /// <inheritdoc/>
    public DataType Guess(TypeEvidence evidence) => _types.Of(evidence);

    /// <inheritdoc/>
    public async Task<IFileRows> OpenAsync(StoredFile file, RowsRequest request, CancellationToken cancel) =>
        new JsonRows(await ContentAsync(file, isHashed: true, cancel).ConfigureAwait(false), dialect, request, cancel) { Part = file.Facts.Part };

    /// <inheritdoc/>
    public bool Unpacks => dialect.Nested == NestedData.Unpack;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ListContent>> ListsAsync(StoredFile file, CancellationToken cancel)
    {
        var sample = new JsonSample(dialect);
        await SampleAsync(file, sample, LookedAtForLists, cancel).ConfigureAwait(false);
        return JsonLists.Of(sample.Seen);
    }

    /// <inheritdoc/>
    public RecordRows OpenRecords(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel) =>
        new JsonRecordLines(dialect).Open(file, records, request, cancel);

    /// <summary>A settled column is not guessed, unless there may be new fields in it.</summary>
    static TypeEvidence? Wanted(string name, TypeEvidence seen, ColumnList known)
    {
        var index = known.IndexOf(name);
        return index < 0 || known[index].Type is DataType.Struct or DataType.List ? seen : null;
    }

    Task<FileContent> ContentAsync(StoredFile file, bool isHashed, CancellationToken cancel) =>
        FileContent.OpenAsync(file, unpacking, TextEncoding.Utf8, isHashed, cancel);

    async Task SampleAsync(StoredFile file, JsonSample sample, long bytes, CancellationToken cancel)
    {
        var content = await ContentAsync(file, isHashed: false, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var isWhole = content.DecodedHint <= bytes;
            var block = (int)Math.Clamp(content.DecodedHint, 1, JsonRows.BlockBytes);
            var blocks = JsonOpening.Open(content.Text, file.Path, dialect, block, static _ => { });
            await sample.LookAsync(blocks, isWhole ? long.MaxValue : bytes / 3, cancel).ConfigureAwait(false);
            if (isWhole || !blocks.IsLines || content.IsPacked)
                return;
        }
        await SampleInsideAsync(file, file.Bytes / 2, sample, bytes / 3, cancel).ConfigureAwait(false);
        await SampleInsideAsync(file, file.Bytes - (bytes / 3), sample, bytes / 3, cancel).ConfigureAwait(false);
    }

    /// <summary>Looks at a piece that starts at the first line after a place.</summary>
    async Task SampleInsideAsync(StoredFile file, long from, JsonSample sample, long bytes, CancellationToken cancel)
    {
        var stream = await file.OpenAsync(cancel).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (!stream.CanSeek)
                return;
            stream.Seek(from, SeekOrigin.Begin);
            for (var at = stream.ReadByte(); at >= 0 && at != '\n'; at = stream.ReadByte())
            {
            }
            var blocks = new LineBlocks(stream, file.Path, dialect.MaxRecordBytes, JsonRows.BlockBytes, static _ => { });
            await sample.LookAsync(blocks, bytes, cancel).ConfigureAwait(false);
        }
    }

    static void Check(string path, IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => name.StartsWith(RowLineage.Prefix, StringComparison.OrdinalIgnoreCase)) is { } ours)
            throw Wrong(path, "MX2211", $"a record has the key '{ours}'", $"Keys that start with {RowLineage.Prefix} are Mixdown's own: rename it.");
        if (names.Count > JsonRejects.MostKeys)
            throw Wrong(path, "MX2212", $"the records have more than {JsonRejects.MostKeys:#,0} keys in all", "If the keys are data, bring them as values: one record for each.");
    }

    static MixdownException Wrong(string path, string code, string message, string hint) =>
        new(new Diagnostic(code, message, new SourceSpan(path, 1, 1, 1), hint));
}
