using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Postgres.Decoding;
using Mixdown.Ingest.Sources.Cursors;
using Mixdown.Ingest.Sources.Postgres.Plans;
using Mixdown.Ingest.Sources.Postgres.Reading;
using Mixdown.Ingest.Sources.Tables;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres;

/// <summary>One pass over a table.</summary>
/// <param name="plan">What is read.</param>
/// <param name="snapshot">As of when.</param>
/// <param name="options">Within which limits.</param>
/// <param name="before">The last run's bookmark.</param>
/// <param name="tooLong">Set when the source's transaction has been open for longer than it may be.</param>
sealed class PostgresTableRead(ReadPlan plan, PostgresSnapshot snapshot, PostgresSourceOptions options, string? before, CancellationToken tooLong) : ITableRead
{
    readonly CursorBorder? _border = plan.Cursor is null ? null : new CursorBorder(plan.Cursor.Border, CursorBorder.MostMarks);
    bool _isBegun;

    /// <inheritdoc/>
    public FileColumns Shape { get; } = new(
        plan.Table.Name.ToString(), [.. plan.Columns.Select(column => new FileColumn(column.Name, null, column.InLake))]);

    /// <inheritdoc/>
    public bool HasOperations => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key => plan.Key;

    /// <inheritdoc/>
    public bool IsWhole => plan.Cursor is null;

    /// <inheritdoc/>
    public string? Bookmark => plan.Cursor is { } cursor ? cursor.After(_border!, before) : null;

    /// <inheritdoc/>
    public long Duplicates => _border?.Duplicates ?? 0;

    /// <inheritdoc/>
    public IReadOnlyList<Diagnostic> Warnings => plan.Cursor?.Warnings ?? [];

    /// <inheritdoc/>
    public async Task<ISourceRows?> NextAsync(RowsRequest request, CancellationToken cancel)
    {
        if (_isBegun || plan.IsEmpty)
            return null;
        _isBegun = true;
        var rows = new PostgresRows(Work(request), _border, Stop(cancel));
        try
        {
            for (var reader = 0; reader < Math.Min(options.Connections, plan.Units.Count); reader++)
                rows.Add(await snapshot.JoinAsync(cancel).ConfigureAwait(false));
            return rows;
        }
        catch
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Nothing: the rows close their connections.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    ReadStop Stop(CancellationToken cancel) => new(plan.Table.Name.ToString(), options.MaxTransaction, cancel, tooLong);

    RowWork Work(RowsRequest request)
    {
        var kept = request.Columns.Index().Where(target => target.Item.Column is not null).ToList();
        var fields = kept.ConvertAll(target => WireField.For(plan.Columns[target.Index], target.Item.Column!.Type, plan.IsUtf8));
        var expressions = kept.Select(target => new Data.Naming.SqlIdentifier(target.Item.Name).ToString()).Zip(fields, (name, field) => name + field.Cast).ToList();
        return new RowWork
        {
            Place = plan.Table.Name.ToString(),
            Columns = [.. kept.Select(target => target.Item.Column!)],
            Decoders = [.. fields.Select(field => field.Decoder)],
            Selects = [.. plan.Units.Select(unit => plan.Select(unit, expressions))],
            Marks = plan.Cursor?.Marks.Count ?? 0,
            MaxValueBytes = options.MaxValueBytes,
            DataType = request.DataType,
            Rejected = request.Rejected,
        };
    }
}
