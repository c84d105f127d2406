using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.PostgresCdc.Changes;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Mixdown.Ingest.Sources.PostgresCdc.Snapshots;
using Mixdown.Ingest.Sources.Tables;
using Npgsql;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>One run: all tables are brought to one place of the log. New ones by the rows that they have there, the others by their
/// changes up to there.</summary>
sealed class CdcSession(PostgresCdcSourceOptions options, SourceHost host, CdcConnections connections, ServerFacts facts) : ITableSession
{
    readonly ReplicationSlot _slot = new(connections, options.Slot ?? CdcNames.Slot(host.Target, host.Load), host.Clock);
    readonly string _publication = options.Publication ?? CdcNames.Publication(host.Load);
    readonly TypeCatalog _types = new(connections);
    Dictionary<string, ServerTable> _tables = [];
    IReadOnlyDictionary<string, PublishedTable> _published = new Dictionary<string, PublishedTable>();
    SlotState? _state;
    ExportedSnapshot? _snapshot;
    LogReading? _log;

    bool IsFollowed => options.Snapshot != SnapshotMode.Only;

    /// <inheritdoc/>
    public Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel) =>
        WithConnectionAsync<IReadOnlyList<OfferedTable>>(async connection =>
        {
            var all = await ServerTables.ReadAsync(connection, cancel).ConfigureAwait(false);
            var chosen = CdcTables.Choose(all, choice, IsFollowed);
            _tables = chosen.ToDictionary(table => table.Name, StringComparer.Ordinal);
            // Before the slot: the server looks the publication up as it was at each place of the log.
            if (IsFollowed)
                _published = await new Publication(connection, _publication, facts).EnsureAsync(chosen, cancel).ConfigureAwait(false);
            return [.. chosen.OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => new OfferedTable(table.Name, table.Place, table.Rows))];
        }, cancel);

    /// <inheritdoc/>
    public Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel) => WithConnectionAsync(async connection =>
    {
        var hasNew = bookmarks.Any(table => IsNew(table.Value, _tables[table.Key]));
        if (IsFollowed)
            await PrepareSlotAsync(connection, hasNew, cancel).ConfigureAwait(false);
        else if (hasNew)
            _snapshot = await ExportedSnapshot.WithoutSlotAsync(connections, cancel).ConfigureAwait(false);
        return true;
    }, cancel);

    /// <inheritdoc/>
    public async Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel)
    {
        var table = _tables[request.Table.Name];
        return (IsNew(request.Bookmark, table), options.Snapshot) switch
        {
            (true, SnapshotMode.Never) => await FollowAsync(request, table, new CdcBookmark(_state!.Confirmed, facts.SystemId, table.Id), cancel).ConfigureAwait(false),
            (true, _) => await SnapshotAsync(request, table, cancel).ConfigureAwait(false),
            (_, SnapshotMode.Only) => new ChangesRead(request, CdcBookmark.Parse(request.Bookmark!)) { Columns = request.Known, MergeKey = CdcTables.KeyOf(table, request.Settings) },
            _ => await FollowAsync(request, table, Checked(CdcBookmark.Parse(request.Bookmark!), table), cancel).ConfigureAwait(false),
        };
    }

    /// <inheritdoc/>
    public async Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel)
    {
        if (!IsFollowed || _state is null || bookmarks.Count == 0)
            return;
        var first = bookmarks.Values.Min(bookmark => CdcBookmark.Parse(bookmark).Lsn);
        if (first <= _state.Confirmed)
            return;
        await WithConnectionAsync(async connection =>
        {
            await _slot.AdvanceAsync(connection, first, cancel).ConfigureAwait(false);
            return true;
        }, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _log?.Dispose();
        _types.Dispose();
        if (_snapshot is not null)
            await _snapshot.DisposeAsync().ConfigureAwait(false);
        await connections.DisposeAsync().ConfigureAwait(false);
    }

    async Task PrepareSlotAsync(NpgsqlConnection connection, bool hasNew, CancellationToken cancel)
    {
        _state = await _slot.FindAsync(connection, cancel).ConfigureAwait(false);
        if (hasNew)
            await StartNewAsync(connection, cancel).ConfigureAwait(false);
        var target = _snapshot?.Lsn ?? await LogEnd.FindAsync(connection, facts, _slot.Name, cancel).ConfigureAwait(false);
        _log = new LogReading(options, host, connections, _slot, _publication)
        {
            Tables = _tables.Values.ToDictionary(table => table.Place, table => table.Id, StringComparer.Ordinal),
            Target = target,
        };
    }

    /// <summary>Makes the slot, where there is none that could be used, and the snapshot for tables that are read for the first
    /// time. Where the slot is there, a temporary one gives the snapshot and its place in the log.</summary>
    async Task StartNewAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (_state is { IsLost: true })
        {
            // Nobody can read from it any more; tables that did are told so, one by one.
            await _slot.DropAsync(connection, cancel).ConfigureAwait(false);
            _state = null;
        }
        var hasSlot = _state is not null;
        if (hasSlot && options.Snapshot == SnapshotMode.Never)
            return;
        _snapshot = await _slot.CreateAsync(isTemporary: hasSlot, cancel).ConfigureAwait(false);
        _state ??= new SlotState(null, null, false, null, _snapshot.Lsn, null);
    }

    /// <summary>Whether a table is read for the first time: it has no bookmark, or it was dropped and another one has its name now.</summary>
    bool IsNew(string? bookmark, ServerTable table) =>
        bookmark is null || (CdcBookmark.Parse(bookmark) is var known && known.SystemId == facts.SystemId && known.TableId != table.Id);

    CdcBookmark Checked(CdcBookmark bookmark, ServerTable table)
    {
        if (bookmark.SystemId != facts.SystemId)
            throw CdcFaults.OtherServer(table.Place, bookmark.SystemId, facts.SystemId);
        if (_state is null)
            throw CdcFaults.NoSlot(_slot.Name, table.Place);
        if (_state.IsLost)
            throw CdcFaults.LostSlot(_slot.Name, table.Place, _state.Why);
        return bookmark.Lsn < _state.Confirmed ? throw CdcFaults.Behind(table.Place, bookmark.Lsn, _state.Confirmed) : bookmark;
    }

    async Task<ITableRead> FollowAsync(TableRequest request, ServerTable table, CdcBookmark from, CancellationToken cancel)
    {
        var batch = await CdcFaults.AtAsync(connections.Place, () => _log!.ReadAsync(cancel)).ConfigureAwait(false);
        batch.TryGet(table.Place, out var logged);
        return new ChangesRead(request, from)
        {
            Columns = await ColumnsAsync(request, table, logged, cancel).ConfigureAwait(false),
            Changes = logged?.Changes,
            End = batch.End,
            Heartbeat = options.Heartbeat,
            MergeKey = CdcTables.KeyOf(table, request.Settings),
        };
    }

    async Task<ColumnList> ColumnsAsync(TableRequest request, ServerTable table, LoggedTable? logged, CancellationToken cancel)
    {
        if (logged is { Relations.Count: > 0 })
        {
            var forms = new List<IReadOnlyList<Column>>();
            foreach (var relation in logged.Relations)
                forms.Add(await _types.ColumnsAsync(relation.Columns, cancel).ConfigureAwait(false));
            return RelationColumns.Of(forms);
        }
        if (request.Known.Count > 0)
            return request.Known;
        return new ColumnList(await WithConnectionAsync(
            connection => SnapshotColumns.ReadAsync(connection, table, PublishedTable.Whole, cancel), cancel).ConfigureAwait(false));
    }

    Task<ITableRead> SnapshotAsync(TableRequest request, ServerTable table, CancellationToken cancel) => CdcFaults.AtAsync(connections.Place, async () =>
    {
        var connection = await connections.OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync("begin transaction isolation level repeatable read read only", [], cancel).ConfigureAwait(false);
            await connection.ExecuteAsync($"set transaction snapshot '{_snapshot!.Name}'", [], cancel).ConfigureAwait(false);
            var published = _published.GetValueOrDefault(table.Place, PublishedTable.Whole);
            var columns = await SnapshotColumns.ReadAsync(connection, table, published, cancel).ConfigureAwait(false);
            return (ITableRead)new SnapshotRead(connection, table, published, columns)
            {
                Key = CdcTables.KeyOf(table, request.Settings),
                Bookmark = new CdcBookmark(_snapshot.Lsn, facts.SystemId, table.Id).ToString(),
                Replaces = request.Bookmark is not null,
            };
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    });

    Task<T> WithConnectionAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancel) => CdcFaults.AtAsync(connections.Place, async () =>
    {
        var connection = await connections.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await use(connection).ConfigureAwait(false);
    });
}
