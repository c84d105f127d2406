using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Files.Lists;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Files of a place, read by a format; the folders of their paths may be columns too.</summary>
sealed class FileSource(FileSourceOptions options, SourceHost host) : IRecordSource
{
    readonly FilePlace _place = new(options, host);
    readonly IFileFormat _format = options.Format(host);
    readonly PartitionColumns _partitions = new(options.Partitions);

    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceTable>> DiscoverAsync(CancellationToken cancel) =>
        await UnpackedAsync(await _place.DiscoverAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<NamedTables> FindTablesAsync(IReadOnlyList<NamedFile> named, CancellationToken cancel)
    {
        var found = await _place.FindAsync(named, cancel).ConfigureAwait(false);
        return found with { Tables = await UnpackedAsync(found.Tables, cancel).ConfigureAwait(false) };
    }

    /// <inheritdoc/>
    public Task<SourceFile?> FindAsync(string path, CancellationToken cancel) => _place.FindAsync(path, cancel);

    /// <inheritdoc/>
    public Task<string> HashAsync(SourceFile file, CancellationToken cancel) => _place.File(file).HashAsync(cancel);

    /// <inheritdoc/>
    public async Task<FileColumns> InspectAsync(SourceFile file, ShapeRequest request, CancellationToken cancel) =>
        _partitions.AddTo(await _format.InspectAsync(_place.File(file), request, cancel).ConfigureAwait(false), request.Known);

    /// <inheritdoc/>
    public DataType Guess(TypeEvidence evidence) => _format.Guess(evidence);

    /// <inheritdoc/>
    public async Task<IFileRows> OpenAsync(SourceFile file, RowsRequest request, CancellationToken cancel)
    {
        var constants = _partitions.Constants(file.Path, request.Columns);
        var own = request with { Columns = _partitions.Without(file.Path, request.Columns) };
        var rows = await _format.OpenAsync(_place.File(file), own, cancel).ConfigureAwait(false);
        return PartitionedRows.Of(rows, constants);
    }

    /// <inheritdoc/>
    public bool HasRecords => _format is IRecordFormat;

    /// <inheritdoc/>
    public RecordRows OpenRecords(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel)
    {
        var constants = _partitions.Constants(file, request.Columns);
        var own = request with { Columns = _partitions.Without(file, request.Columns) };
        var read = ((IRecordFormat)_format).OpenRecords(file, records, own, cancel);
        return read with { Rows = PartitionedRows.Of(read.Rows, constants) };
    }

    async Task<IReadOnlyList<SourceTable>> UnpackedAsync(IReadOnlyList<SourceTable> tables, CancellationToken cancel) =>
        _format is IListFormat { Unpacks: true } lists
            ? await new ListTables(lists, _place, options).UnpackAsync(tables, cancel).ConfigureAwait(false)
            : tables;
}
