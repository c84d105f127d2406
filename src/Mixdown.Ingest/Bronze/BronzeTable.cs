using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;
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

    readonly IObjectStore _lake;
    readonly DeltaOptions _delta;
    readonly DeltaTable _table;
    readonly DeltaTable _quarantine;
    readonly LoadStates _states;
    readonly string _appId;

    public BronzeTable(IObjectStore lake, DeltaOptions delta, BronzeName name)
    {
        (_lake, _delta) = (lake, delta);
        Name = name;
        _table = new DeltaTable(lake, name.Path, delta);
        _quarantine = new DeltaTable(lake, name.Path + QuarantineSuffix, delta);
        _states = new LoadStates(lake, name.Load, name.Table);
        _appId = $"mixdown/{name.Target}/{name.Load}/{name.Table}";
    }

    public BronzeName Name { get; }

    /// <summary>The table as of its last commit; null before the first.</summary>
    public DeltaSnapshot? Snapshot { get; private set; }

    /// <summary>The quarantine as of its last commit; null before the first.</summary>
    public DeltaSnapshot? Quarantine { get; private set; }

    /// <summary>The state of the last load that is committed.</summary>
    public LoadState State { get; private set; } = LoadState.None;

    /// <summary>Whether <see cref="RecoverAsync"/> came to its end, so that <see cref="State"/> is known.</summary>
    public bool IsRecovered { get; private set; }

    /// <summary>The number of the last load that is committed; 0 before the first.</summary>
    public long Seq => Snapshot?.TransactionOf(_appId) ?? 0;

    /// <summary>A number that no load of this table has used.</summary>
    public long NextSeq => Math.Max(Seq, Quarantine?.TransactionOf(_appId) ?? 0) + 1;

    /// <summary>Reads what is committed; changes nothing.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        Snapshot = await _table.FindAsync(cancel).ConfigureAwait(false);
        Quarantine = await _quarantine.FindAsync(cancel).ConfigureAwait(false);
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
        await ClearAsync(_table.Path, Snapshot, cancel).ConfigureAwait(false);
        await ClearAsync(_quarantine.Path, Quarantine, cancel).ConfigureAwait(false);
        IsRecovered = true;
        return finished;
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
    public DeltaMaintenance Maintenance => new(_table);

    /// <summary>Makes large files of small ones. Rows stay as their source has them, one after the other.</summary>
    public async Task<OptimizeResult> CompactAsync(OptimizeRequest request, CancellationToken cancel)
    {
        var columns = Snapshot!.Columns.Count;
        var result = await Maintenance.OptimizeAsync(request with { KeepOrderOf = BronzeOrder.Columns, Tags = StagedFile.TagsOf(columns) }, cancel).ConfigureAwait(false);
        Snapshot = await _table.RefreshAsync(Snapshot!, cancel).ConfigureAwait(false);
        return result;
    }

    /// <summary>Takes the table, and how far the load is, back to a version.</summary>
    /// <exception cref="MixdownException">MX2874: the bookmark of that version is gone; otherwise as
    /// <see cref="DeltaMaintenance.RestoreAsync"/>.</exception>
    public Task<RestoreResult> RestoreAsync(long version, string restoreId, CancellationToken cancel) =>
        new BronzeRestore(this, _table, _quarantine, _states, _appId).RunAsync(version, restoreId, cancel);

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

    /// <summary>Whether the files that the load takes out are in the table as it found them: nobody compacted or restored it.</summary>
    bool AreStillThere(LoadState state) => AreIn(Snapshot, state.Removed) && AreIn(Quarantine, state.Released);

    static bool AreIn(DeltaSnapshot? snapshot, IReadOnlyList<string> names) => names.Count == 0
        || (snapshot is not null && names.All(snapshot.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal).Contains));

    /// <summary>Rows of files that are loaded again may lie in files of a compaction by now.</summary>
    async Task<LoadState> WithoutCompactedAsync(LoadState state, CancellationToken cancel)
    {
        var rows = await CompactedRows(_table, state.Seq)
            .SettleAsync(Snapshot, state.Removed, State.Files.ToLookup(entry => entry.DataFile, entry => entry.Path), cancel).ConfigureAwait(false);
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
            var change = new BronzeChange(state.Seq, state.LoadId, schema, state.Quarantined, state.Released);
            await CommitAsync(_quarantine, Quarantine, change, cancel).ConfigureAwait(false);
            Quarantine = await _quarantine.SnapshotAsync(cancel).ConfigureAwait(false);
        }
        var rows = new BronzeChange(state.Seq, state.LoadId, state.Schema, state.Added, state.Removed) { SchemaVersion = state.SchemaVersion };
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
        // Wider columns are allowed where no older file stays.
        if (change.SchemaVersion is not null && change.Removed.Count == snapshot?.Files.Count)
            transaction.ReadWholeTable();
        foreach (var file in change.Added)
            transaction.Add(file.ToAction(change.Seq));
        foreach (var file in snapshot?.Files.Where(file => change.Removed.Contains(file.DataPath)) ?? [])
            transaction.Remove(file);
        if (change.Removed.Count > 0 && change.Removed.Count >= snapshot?.Files.Count)
            transaction.ReadWholeTable();
        transaction.SetApplicationVersion(_appId, change.Seq);
        transaction.Describe(change.Removed.Count > 0 ? "RELOAD" : "LOAD", change.Facts());
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

    /// <summary>Deletes data files of loads that died before they were written down.</summary>
    async Task ClearAsync(string folder, DeltaSnapshot? snapshot, CancellationToken cancel)
    {
        var known = snapshot?.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal) ?? [];
        var orphans = new List<string>();
        await foreach (var file in _lake.ListAsync(folder + "/", $"{folder}/{Stem(Seq + 1)[..^1]}", cancel).ConfigureAwait(false))
        {
            var name = file.Path[(folder.Length + 1)..];
            if (IsOfLoad(name) && !known.Contains(name))
                orphans.Add(file.Path);
        }
        foreach (var orphan in orphans)
            await _lake.DeleteAsync(orphan, cancel).ConfigureAwait(false);
    }

    /// <summary>Whether a load wrote a data file: others, such as those of compactions, are vacuum's.</summary>
    static bool IsOfLoad(string name) =>
        name.EndsWith(".parquet", StringComparison.Ordinal) && name.Length > 10 && name[10] == '-' && !name.AsSpan(0, 10).ContainsAnyExceptInRange('0', '9');

    /// <summary>What to say when another writer came first.</summary>
    public MixdownException Disturbed(string why) => new(new Diagnostic(
        "MX2051", $"somebody else is writing to the lake table {Name.Path}: {why}", Hint: "Run the load again."))
    {
        IsTransient = true,
    };
}
