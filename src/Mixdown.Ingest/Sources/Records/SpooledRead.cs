using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Json;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Records;

/// <summary>Reads the records of a spool.</summary>
sealed class SpooledRead : ITableRead
{
    // Beyond it more records only repeat what the first ones said.
    const long SampleBytes = 64L << 20;
    static readonly JsonFormat Format = new(new JsonDialect { Layout = JsonLayout.Lines }, new Unpacking { Compression = Compression.None });
    readonly RecordSpool _spool;
    readonly StoredFile _file;
    bool _isRead;

    SpooledRead(RecordSpool spool, StoredFile file, FileColumns shape, string? bookmark, IReadOnlyList<string> key, bool isWhole)
    {
        (_spool, _file, Shape, Bookmark, Key, IsWhole) = (spool, file, shape, bookmark, key, isWhole);
    }

    /// <inheritdoc/>
    public FileColumns Shape { get; }

    /// <inheritdoc/>
    public bool HasOperations => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key { get; }

    /// <inheritdoc/>
    public bool IsWhole { get; }

    /// <inheritdoc/>
    public string? Bookmark { get; }

    /// <inheritdoc/>
    public long Duplicates => _spool.Duplicates;

    /// <summary>Looks at a spool that is whole.</summary>
    /// <param name="spool">Belongs to the result from now on.</param>
    /// <param name="request">What is known of the table.</param>
    /// <param name="bookmark">Where the next run goes on.</param>
    /// <param name="key">What the source knows of the table's key.</param>
    /// <param name="isWhole">Whether these are all records that there are now.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<SpooledRead> OpenAsync(
        RecordSpool spool, TableRequest request, string? bookmark, IReadOnlyList<string> key, bool isWhole, CancellationToken cancel)
    {
        var facts = new FileInfo(spool.File);
        var file = new StoredFile(
            new LocalObjectStore(facts.DirectoryName!), new SourceFile(facts.Name, facts.Length, new DateTimeOffset(facts.LastWriteTimeUtc, TimeSpan.Zero)));
        var settled = new ColumnList([.. request.Known, .. request.Settings.Columns.Where(column => request.Known.IndexOf(column.Name) < 0)
            .Select(column => new Column(column.Name, column.Type))]);
        var shape = spool.Records == 0
            ? new FileColumns(request.Table.Place, [.. request.Known.Select(column => new FileColumn(column.Name, null))])
            : Named(request.Table.Place, await Format.InspectAsync(file, new ShapeRequest(settled, SampleBytes), cancel).ConfigureAwait(false));
        return new SpooledRead(spool, file, shape, bookmark, key, isWhole);
    }

    /// <inheritdoc/>
    public async Task<ISourceRows?> NextAsync(RowsRequest request, CancellationToken cancel)
    {
        if (_isRead || _spool.Records == 0)
            return null;
        _isRead = true;
        return await Format.OpenAsync(_file, request, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _spool.DisposeAsync();

    /// <summary>The columns with the types that JSON has for them; they are not text of which some other type would have to be read.</summary>
    static FileColumns Named(string place, FileColumns found) => new(place, [.. found.Columns.Select(column =>
        column is { Settled: null, Evidence: { Values: > 0 } seen } ? column with { Settled = new Column(column.Name, Format.Guess(seen)) } : column)]);
}
