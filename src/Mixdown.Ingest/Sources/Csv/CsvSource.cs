namespace Mixdown.Ingest.Sources.Csv;

internal sealed class CsvSource(CsvSourceOptions options, SourceHost host) : ISource
{
    public string Kind => options.Kind;
    public Task<IReadOnlyList<SourceTable>> DiscoverAsync(CancellationToken cancel) => throw new NotSupportedException(host.ProjectFolder);
    public Task<SourceFile?> FindAsync(string path, CancellationToken cancel) => throw new NotSupportedException();
    public Task<string> HashAsync(SourceFile file, CancellationToken cancel) => throw new NotSupportedException();
    public Task<FileShape> InspectAsync(SourceFile file, ShapeRequest request, CancellationToken cancel) => throw new NotSupportedException();
    public Task<IFileRows> OpenAsync(SourceFile file, RowsRequest request, CancellationToken cancel) => throw new NotSupportedException();
}
