using System.Globalization;
using System.Text;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;

namespace Mixdown.Tests.Delta.Maintenance;

/// <summary>Data files that are lines of text, one row each: <c>FILE:ROW</c>.</summary>
sealed class TextDataFiles(IObjectStore store, TimeProvider clock) : IDataFiles
{
    /// <summary>Is called before each rewrite: a test does there what another writer might.</summary>
    public Func<Task>? Before { get; set; }

    public async Task<AddFile?> RewriteAsync(RewriteRequest request, CancellationToken cancel)
    {
        if (Before is { } before)
            await before();
        var rows = new List<string>();
        foreach (var file in request.Files)
            rows.AddRange(await RowsAsync(request.Table, file, cancel));
        if (request.Without is { } without)
            rows.RemoveAll(row => without.Values.Contains(row[..row.IndexOf(':', StringComparison.Ordinal)]));
        if (request.OrderBy.Count > 0)
            rows.Sort(StringComparer.Ordinal);
        return rows.Count == 0 ? null : await WriteAsync(request.Table, request.Path, rows, cancel);
    }

    public async Task<AddFile> WriteAsync(string table, string path, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row + "\n")));
        await store.WriteAsync($"{table}/{path}", bytes, cancel);
        return new AddFile(FilePath.Encode(path), bytes.Length, clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            Stats = string.Create(CultureInfo.InvariantCulture, $$"""{"numRecords":{{rows.Count}}}"""),
        };
    }

    public async Task<IReadOnlyList<string>> RowsAsync(string table, AddFile file, CancellationToken cancel) =>
        Encoding.UTF8.GetString(await store.ReadAsync($"{table}/{file.DataPath}", cancel) ?? throw new FileNotFoundException(file.DataPath))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
