using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Maintenance;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Bronze;

/// <summary>A table of the lake, its quarantine and the states of its loads: what has to change together.</summary>
/// <remarks>The order of a load (docs/decisions/0007-load-order.md): data files, state, quarantine's commit, table's commit. The
/// table's commit is the truth; whatever is found beyond it at the next start is finished or thrown away.</remarks>
sealed class BronzeTable
{
    /// <summary>What the name of a quarantine ends with.</summary>
    public const string QuarantineSuffix = "__quarantine";

    /// <summary>What the name of a history ends with.</summary>
    public const string HistorySuffix = "__history";

    readonly IObjectStore _lake;
    readonly DeltaOptions _delta;
    readonly DeltaTable _current;
    readonly DeltaTable _history;
    readonly DeltaTable _quarantine;
    readonly LoadStates _states;

    public BronzeTable(IObjectStore lake, DeltaOptions delta, BronzeName name)
    {
        (_lake, _delta) = (lake, delta);
        Name = name;
        _current = new DeltaTable(lake, name.Path, delta);
        _history = new DeltaTable(lake, name.Path + HistorySuffix, delta);
        _quarantine = new DeltaTable(lake, name.Path + QuarantineSuffix, delta);
        _states = new LoadStates(lake, name.Load, name.Table);
        AppId = $"mixdown/{name.Target}/{name.Load}/{name.Table}";
    }

    public BronzeName Name { get; }

    /// <summary>The load in the logs of its tables.</summary>
    public string AppId { get; }

    /// <summary>The Delta table that loads commit to, and the one that is derived from it where there is a history.</summary>
    public (DeltaTable Loaded, DeltaTable Shown) Tables => (_table, _current);

    /// <summary>The last load that the table of this name has.</summary>
    public long ShownSeq => HasHistory ? CurrentSeq : Seq;

    /// <summary>Whether loads go into a history, from which the table itself is derived.</summary>
    public bool HasHistory { get; private set; }

    /// <summary>What loads commit to, the history where there is one, as of its last commit; null before the first.</summary>
    public DeltaSnapshot? Snapshot { get; private set; }

    /// <summary>The table that is derived from the history as of its last commit; null before the first, and where there is no
    /// history.</summary>
    public DeltaSnapshot? Current { get; private set; }

    /// <summary>The table of this name, with or without a history.</summary>
    public DeltaSnapshot? Shown => HasHistory ? Current : Snapshot;

    /// <summary>The folder of the table that loads commit to.</summary>
    public string DataPath => _table.Path;

    /// <summary>The quarantine as of its last commit; null before the first.</summary>
    public DeltaSnapshot? Quarantine { get; private set; }

    /// <summary>The state of the last load that is committed.</summary>
    public LoadState State { get; private set; } = LoadState.None;

    /// <summary>Whether <see cref="RecoverAsync"/> came to its end, so that <see cref="State"/> is known.</summary>
    public bool IsRecovered { get; private set; }

    /// <summary>The number of the last load that is committed; 0 before the first.</summary>
    public long Seq => Snapshot?.TransactionOf(AppId) ?? 0;

    /// <summary>A number that no load of this table has used.</summary>
    public long NextSeq => Math.Max(Math.Max(Seq, CurrentSeq), Quarantine?.TransactionOf(AppId) ?? 0) + 1;

    long CurrentSeq => Current?.TransactionOf(AppId) ?? 0;

    DeltaTable _table => HasHistory ? _history : _current;

    /// <summary>Reads what is committed; changes nothing.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        var shown = await _current.FindAsync(cancel).ConfigureAwait(false);
        // A table that is there says itself what it is; before its first commit there may be a history of which nothing was derived.
        var history = shown is null || CurrentMark.IsOn(shown) ? await _history.FindAsync(cancel).ConfigureAwait(false) : null;
        HasHistory = history is not null || (shown is not null && CurrentMark.IsOn(shown));
        (Snapshot, Current) = HasHistory ? (history, shown) : (shown, null);
        Quarantine = await _quarantine.FindAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Reads what is committed and its state; changes nothing, whatever a run that died has left.</summary>
    public async Task PeekAsync(CancellationToken cancel)
    {
        await RefreshAsync(cancel).ConfigureAwait(false);
        State = Seq == 0 ? LoadState.None : await _states.ReadAsync(Seq, cancel).ConfigureAwait(false);
    }

    /// <summary>Reads what is committed and finishes, or clears away, what a run that died has left.</summary>
    /// <returns>The load that was finished now; null when there was none.</returns>
    public async Task<LoadState?> RecoverAsync(CancellationToken cancel)
    {
        await RefreshAsync(cancel).ConfigureAwait(false);
        LoadState? finished = null;
        foreach (var seq in await _states.StagedAfterAsync(Seq, cancel).ConfigureAwait(false))
            finished = await FinishAsync(seq, cancel).ConfigureAwait(false) ?? finished;
        State = Seq == 0 ? LoadState.None : await _states.ReadAsync(Seq, cancel).ConfigureAwait(false);
        var unfinished = new UnfinishedData(_lake);
        await unfinished.ClearAsync(_table.Path, Snapshot, Seq, cancel).ConfigureAwait(false);
        await unfinished.ClearAsync(_quarantine.Path, Quarantine, Seq, cancel).ConfigureAwait(false);
        IsRecovered = true;
        return finished;
    }

    /// <summary>Settles whether the next load goes into a history. A table that changes from one to the other starts anew.</summary>
    public void KeepHistory()
    {
        if (HasHistory)
            return;
        HasHistory = true;
        (Snapshot, Current) = (null, Snapshot);
    }

    /// <summary>The loads of the history that the current table does not have yet, oldest first.</summary>
    public async Task<IReadOnlyList<LoadState>> PendingAsync(CancellationToken cancel)
    {
        if (!HasHistory || CurrentSeq >= Seq)
            return [];
        await new UnfinishedData(_lake).ClearAsync(_current.Path, Current, CurrentSeq, cancel).ConfigureAwait(false);
        var pending = new List<LoadState>();
        foreach (var seq in (await _states.StagedAfterAsync(CurrentSeq, cancel).ConfigureAwait(false)).Where(seq => seq <= Seq))
            pending.Add(await _states.ReadAsync(seq, cancel).ConfigureAwait(false));
        return pending;
    }

    /// <summary>Makes what was derived from a load visible.</summary>
    public async Task CommitCurrentAsync(LoadState state, CurrentChange change, CancellationToken cancel)
    {
        var transaction = _current.Begin(Current);
        if (Current is null || !Current.Columns.Equals(change.Columns))
            transaction.SetColumns(change.Columns);
        if (CurrentMark.Put(transaction.MetaData!, state.Derivation!.Kind, Snapshot!.MetaData) is { } marked)
            transaction.SetMetaData(marked);
        var commit = new BronzeChange(state.Seq, state.LoadId, null, change.Added, change.Removed);
        await CommitAsync(transaction, commit, "DERIVE", cancel).ConfigureAwait(false);
        Current = await _current.SnapshotAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Makes a load visible. Its data files are there and on disk.</summary>
    public async Task CommitAsync(LoadState state, CancellationToken cancel)
    {
        state = await WithoutCompactedAsync(state, cancel).ConfigureAwait(false);
        if (!await _states.StageAsync(state, cancel).ConfigureAwait(false))
            throw Disturbed("another load has the same number");
        await PublishAsync(state, cancel).ConfigureAwait(false);
        State = state;
    }

    /// <summary>What keeps the table small, quick and right; loads of it must not be under way.</summary>
    public DeltaMaintenance Maintenance => new(_current);

    /// <summary>Makes large files of small ones, in the table of this name. Rows stay as their source has them, one after the other.</summary>
    public async Task<OptimizeResult> CompactAsync(OptimizeRequest request, CancellationToken cancel)
    {
        var columns = StagedFile.Width(Shown!.Columns);
        var result = await Maintenance.OptimizeAsync(request with { KeepOrderOf = BronzeOrder.Columns, Tags = StagedFile.TagsOf(columns) }, cancel).ConfigureAwait(false);
        var compacted = await _current.RefreshAsync(Shown, cancel).ConfigureAwait(false);
        (Snapshot, Current) = HasHistory ? (Snapshot, compacted) : (compacted, null);
        return result;
    }

    /// <summary>Takes the table, and how far the load is, back to a version.</summary>
    /// <exception cref="MixdownException">MX2874: the bookmark of that version is gone; otherwise as
    /// <see cref="DeltaMaintenance.RestoreAsync"/>.</exception>
    public Task<RestoreResult> RestoreAsync(long version, string restoreId, CancellationToken cancel) => HasHistory
        ? throw new MixdownException(new Diagnostic(
            "MX2079", $"{Name.Path} is derived from {_history.Path} and cannot be restored alone", Hint: "Its older versions can be read; load it with --full-refresh to begin anew."))
        : new BronzeRestore(this, _table, _quarantine, _states, AppId).RunAsync(version, restoreId, cancel);

    /// <summary>Deletes states of loads so long ago that no version with their bookmark can be restored.</summary>
    /// <returns>How many.</returns>
    public Task<int> PruneStatesAsync(DateTimeOffset now, CancellationToken cancel) => _states.PruneAsync(Seq, now, cancel);

    /// <summary>A new data file's path relative to its table.</summary>
    public static string DataFile(long seq, int index) => string.Create(CultureInfo.InvariantCulture, $"{Stem(seq)}{index:D5}.parquet");

    /// <summary>What the names of all data files of a load begin with.</summary>
    public static string Stem(long seq) => string.Create(CultureInfo.InvariantCulture, $"{seq:D10}-");

    async Task<LoadState?> FinishAsync(long seq, CancellationToken cancel)
    {
        var state = await _states.ReadAsync(seq, cancel).ConfigureAwait(false);
        if (!state.IsRestore && AreStillThere(state)
            && await AreThereAsync(_table.Path, state.Added, cancel).ConfigureAwait(false)
            && await AreThereAsync(_quarantine.Path, state.Quarantined, cancel).ConfigureAwait(false))
        {
            await PublishAsync(state, cancel).ConfigureAwait(false);
            return state;
        }
        await _states.DropAsync(seq, cancel).ConfigureAwait(false);
        return null;
    }

    /// <summary>Whether the files that the load takes out are in the table as it found them: nobody compacted or restored it. Those
    /// of the quarantine may be gone by the load's own commit.</summary>
    bool AreStillThere(LoadState state) => AreIn(Snapshot, state.Removed)
        && (Quarantine?.TransactionOf(AppId) >= state.Seq || AreIn(Quarantine, state.Released));

    static bool AreIn(DeltaSnapshot? snapshot, IReadOnlyList<string> names) => names.Count == 0
        || (snapshot is not null && names.All(snapshot.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal).Contains));

    /// <summary>Rows of files that are loaded again may lie in files of a compaction by now.</summary>
    async Task<LoadState> WithoutCompactedAsync(LoadState state, CancellationToken cancel)
    {
        var rows = await CompactedRows(_table, state.Seq)
            .SettleAsync(Snapshot, state.Removed, State.Files.SelectMany(entry => entry.DataFiles, (entry, file) => (entry.Path, File: (string?)file)).ToLookup(row => row.File, row => row.Path), cancel).ConfigureAwait(false);
        var rejected = await CompactedRows(_quarantine, state.Seq)
            .SettleAsync(Quarantine, state.Released, State.Files.ToLookup(entry => entry.QuarantineFile, entry => entry.Path), cancel).ConfigureAwait(false);
        return state with
        {
            Added = [.. state.Added, .. rows.Added],
            Removed = rows.Removed,
            Quarantined = [.. state.Quarantined, .. rejected.Added],
            Released = rejected.Removed,
        };
    }

    CompactedRows CompactedRows(DeltaTable table, long seq) => new(_delta.Files, table, seq);

    async Task<bool> AreThereAsync(string folder, IReadOnlyList<StagedFile> files, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            var found = await _lake.FindAsync($"{folder}/{file.Path}", cancel).ConfigureAwait(false);
            if (found?.Bytes != file.Bytes)
                return false;
        }
        return true;
    }

    async Task PublishAsync(LoadState state, CancellationToken cancel)
    {
        if (state.Quarantined.Count > 0 || state.Released.Count > 0)
        {
            var schema = Quarantine is null ? SchemaJson.Write(QuarantinePart.TableColumns) : null;
            var change = new BronzeChange(state.Seq, state.LoadId, schema, state.Quarantined, state.Released) { Operation = state.Operation, Reason = state.Reason };
            await CommitAsync(_quarantine, Quarantine, change, cancel).ConfigureAwait(false);
            Quarantine = await _quarantine.SnapshotAsync(cancel).ConfigureAwait(false);
        }
        var rows = new BronzeChange(state.Seq, state.LoadId, state.Schema, state.Added, state.Removed)
        {
            SchemaVersion = state.SchemaVersion,
            Operation = state.Operation,
            Reason = state.Reason,
        };
        await CommitAsync(_table, Snapshot, rows, cancel).ConfigureAwait(false);
        Snapshot = await _table.SnapshotAsync(cancel).ConfigureAwait(false);
    }

    async Task CommitAsync(DeltaTable table, DeltaSnapshot? snapshot, BronzeChange change, CancellationToken cancel)
    {
        var transaction = table.Begin(snapshot);
        if (change.Schema is { } schema)
            transaction.SetColumns(SchemaJson.Read(schema));
        if (change.SchemaVersion is { } version)
            transaction.SetMetaData(SchemaHistory.Add(transaction.MetaData!, version));
        await CommitAsync(transaction, change, change.Removed.Count > 0 ? "RELOAD" : "LOAD", cancel).ConfigureAwait(false);
    }

    async Task CommitAsync(DeltaTransaction transaction, BronzeChange change, string operation, CancellationToken cancel)
    {
        var snapshot = transaction.Snapshot;
        foreach (var file in change.Added)
            transaction.Add(file.ToAction(change.Seq));
        var removed = change.Removed.ToHashSet(StringComparer.Ordinal);
        foreach (var file in snapshot?.Files.Where(file => removed.Contains(file.DataPath)) ?? [])
            transaction.Remove(file);
        if (change.Removed.Count > 0 && change.Removed.Count >= snapshot?.Files.Count)
            transaction.ReadWholeTable();
        transaction.SetApplicationVersion(AppId, change.Seq);
        transaction.Describe(change.Operation ?? operation, change.Facts());
        switch (await transaction.CommitAsync(cancel).ConfigureAwait(false))
        {
            case CommitResult.Committed or CommitResult.AlreadyDone:
                break;
            case CommitResult.Conflicted conflict:
                throw Disturbed(conflict.Why);
            case CommitResult.Retryable retryable:
                throw Disturbed(retryable.Why);
        }
    }

    /// <summary>What to say when another writer came first.</summary>
    public MixdownException Disturbed(string why) => new(new Diagnostic(
        "MX2051", $"somebody else is writing to the lake table {Name.Path}: {why}", Hint: "Run the load again."))
    {
        IsTransient = true,
    };
}
