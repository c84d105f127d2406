using System.Globalization;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Tests.Sources.Memory;

/// <summary>One pass over a table in memory, in parts of a few rows.</summary>
sealed class MemoryRead(MemoryTable table, TableRequest request) : ITableRead
{
    readonly int _from = table.IsWhole || request.Bookmark is null ? 0 : int.Parse(request.Bookmark, CultureInfo.InvariantCulture);
    int? _next;

    public FileColumns Shape => table.Shape(request.Table.Place);

    public bool HasOperations => table.HasOperations;

    public bool HasUnchanged => table.HasUnchanged;

    public long Incomplete => table.Rows.Skip(_from).Count(row => row.Values.Contains(MemoryTable.Same));

    public bool IsWhole => table.IsWhole;

    public IReadOnlyList<string> Key => table.Key;

    public string? Bookmark => table.IsWhole ? null : table.Rows.Count.ToString(CultureInfo.InvariantCulture);

    public long Duplicates => _from == 0 ? 0 : table.Border;

    public Task<ISourceRows?> NextAsync(RowsRequest rows, CancellationToken cancel)
    {
        var from = _next ?? _from;
        if (from >= table.Rows.Count)
            return Task.FromResult<ISourceRows?>(null);
        _next = Math.Min(from + table.PartRows, table.Rows.Count);
        return Task.FromResult<ISourceRows?>(new MemoryRows(table, rows, request.Table.Place, from, _next.Value, cancel));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
