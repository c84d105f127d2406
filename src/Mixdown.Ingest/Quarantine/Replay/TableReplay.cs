using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>Reads records of one table's quarantine again, or takes them out, in one commit.</summary>
/// <param name="run">What the load works with.</param>
/// <param name="source">Reads them; null where they are only taken out.</param>
/// <param name="bronze">The table, recovered.</param>
/// <param name="records">Its quarantine.</param>
/// <param name="selection">Which of them.</param>
sealed class TableReplay(LoadRun run, IRecordSource? source, BronzeTable bronze, QuarantinedRecords records, RecordSelection selection)
{
    readonly LoadTable _settings = run.Load.Table(bronze.Name.Table);
    readonly DataFiles _files = new(run, bronze.NextSeq);
    readonly Dictionary<string, LedgerEntry> _ledger = bronze.State.Files.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    readonly List<StagedFile> _added = [];
    readonly List<StagedFile> _quarantined = [];
    readonly List<string> _released = [];
    readonly List<SchemaChange> _changes = [];
    ColumnList _columns = bronze.Snapshot!.Columns;
    ReplayedTable _done = new(bronze.Name.InWarehouse);
    long _rescued;

    /// <summary>Reads them again; those that parse now leave the quarantine.</summary>
    /// <exception cref="MixdownException">Nothing was changed.</exception>
    public async Task<ReplayedTable> RunAsync(CancellationToken cancel)
    {
        var isHandedOver = false;
        try
        {
            foreach (var file in records.Files(cancel).Where(file => selection.File is null || file == selection.File))
                await FileAsync(file, cancel).ConfigureAwait(false);
            if (_added.Count == 0 && _done.Discarded == 0)
                return _done;
            isHandedOver = true;
            await bronze.CommitAsync(State(), cancel).ConfigureAwait(false);
            await new CurrentTable(run.Host, bronze).CatchUpAsync(cancel).ConfigureAwait(false);
            return _done;
        }
        finally
        {
            if (!isHandedOver)
                await _files.DeleteAllAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Why a person takes the records out; null where they are read again.</summary>
    public string? Reason { get; init; }

    async Task FileAsync(string file, CancellationToken cancel)
    {
        using var kept = run.Rejected(bronze.Name.Path + "-kept", _files.Next());
        var replay = source is null ? null : await OpenAsync(file, kept, cancel).ConfigureAwait(false);
        var discarded = _done.Discarded;
        foreach (var page in records.Pages(file, cancel))
        {
            var chosen = Choose(page, kept);
            if (replay is not null)
                await replay.ReadAsync(chosen, cancel).ConfigureAwait(false);
        }
        if (replay is null ? _done.Discarded > discarded : replay.Added.Count > 0)
            await SettleAsync(file, replay, kept, cancel).ConfigureAwait(false);
        if (replay is not null)
            Count(replay);
    }

    /// <summary>The records that are read again; the others stay.</summary>
    List<(RejectedRow, byte[])> Choose(IReadOnlyList<RejectedRow> page, RejectedRows kept)
    {
        var chosen = new List<(RejectedRow, byte[])>();
        foreach (var row in page)
        {
            if (!selection.Has(row))
                kept.Add(row);
            else if (source is null)
                _done = _done with { Tried = _done.Tried + 1, Discarded = _done.Discarded + 1 };
            else if (TextOf(row) is { } text)
                chosen.Add((row, text));
            else
                Stay(row, kept);
        }
        _done = _done with { Tried = _done.Tried + chosen.Count };
        return chosen;
    }

    void Stay(RejectedRow row, RejectedRows kept)
    {
        _done = _done with { Tried = _done.Tried + 1, WithoutText = _done.WithoutText + 1 };
        kept.Add(row);
    }

    /// <summary>What is read instead of a record; null where its own text was cut off, or never kept.</summary>
    byte[]? TextOf(RejectedRow row)
    {
        var text = selection.Corrected?.Find(row.File, row.Line) ?? (row.Raw.Length < RejectedRow.RawLimit ? row.Raw : []);
        return text.AsSpan().ContainsAnyExcept((byte)'\r', (byte)'\n') ? text : null;
    }

    async Task<FileReplay> OpenAsync(string file, RejectedRows kept, CancellationToken cancel)
    {
        var columns = new FileColumns(file, [.. (await NamesAsync(file, cancel).ConfigureAwait(false)).Select(Unguessed)]);
        var plan = new SchemaMerge(run.Load, _settings, _ => DataType.Text) { Widens = false }.Plan(_columns, [columns]);
        if (plan.Errors.Count > 0)
            throw new MixdownException(plan.Errors);
        _changes.AddRange(plan.Changes.Where(change => change.Kind == SchemaChangeKind.Added));
        _columns = Ordered(plan.Columns);
        var targets = ColumnTargets.Of(_settings, _columns, columns);
        var request = new ReplayRequest(run, file, bronze.DataPath, _columns, targets, _settings.Contract.Misfits);
        return new FileReplay(source!, _files, new DataShape(bronze.DataPath, _columns), request, kept);
    }

    /// <summary>A column that the table has not becomes text: a few rejected records say little of its type.</summary>
    FileColumn Unguessed(string name) => new(name, Evidence: null, _columns.IndexOf(name) < 0 ? new Column(name, DataType.Text) : null);

    // What only the table has, such as _mx_op, comes behind.
    ColumnList Ordered(ColumnList planned) => new([.. planned, .. _columns.Where(column => planned.IndexOf(column.Name) < 0)]);

    async Task<IReadOnlyList<string>> NamesAsync(string file, CancellationToken cancel)
    {
        if (_ledger.GetValueOrDefault(file)?.Columns is { } names)
            return names;
        if (await source!.FindAsync(file, cancel).ConfigureAwait(false) is { } found)
            return [.. (await source.InspectAsync(found, new ShapeRequest(_columns, 0), cancel).ConfigureAwait(false)).Columns.Select(column => column.Name)];
        throw new MixdownException(new Diagnostic(
            "MX2522", $"the columns of {file} are not known: it is gone, and was loaded before they were kept", new SourceSpan(file, 1, 1, 1),
            "Bring the file back, or name another one with --file."));
    }

    /// <summary>Writes the records that stay anew, and takes note of the rows that came.</summary>
    async Task SettleAsync(string file, FileReplay? replay, RejectedRows kept, CancellationToken cancel)
    {
        var quarantine = new DataShape(bronze.Name.Path + BronzeTable.QuarantineSuffix, QuarantinePart.TableColumns);
        var staying = kept.Count == 0
            ? null
            : await _files.WriteFileAsync(new QuarantinePart(kept), _files.Next(), quarantine, _files.Constants(file), cancel).ConfigureAwait(false);
        if (staying is not null)
            _quarantined.Add(staying);
        if (!_ledger.TryGetValue(file, out var entry))
            throw new MixdownException(new Diagnostic("MX2522", $"{file} is no file of the table's ledger", Hint: "Load the file again."));
        if (entry.QuarantineFile is not null)
            _released.Add(entry.QuarantineFile);
        var added = replay?.Added ?? [];
        _added.AddRange(added);
        _ledger[file] = entry with
        {
            QuarantineFile = staying?.Path,
            Replayed = [.. entry.Replayed, .. added.Select(one => one.Path)],
            Rows = entry.Rows with { Loaded = entry.Rows.Loaded + added.Sum(one => one.Rows), Rejected = entry.Rows.Rejected - added.Sum(one => one.Rows) },
        };
    }

    void Count(FileReplay replay)
    {
        _rescued += replay.Rescued;
        _done = _done with
        {
            Loaded = _done.Loaded + replay.Added.Sum(file => file.Rows),
            Rejected = _done.Rejected + replay.Rejected,
            StillWrong = [.. _done.StillWrong.Concat(replay.StillWrong.Select(Wrong)).Take(RejectedRows.KeptReasons)],
        };
    }

    static Diagnostic Wrong(RejectedRow row) => new(row.Code, row.Reason, new SourceSpan(row.File, (int)row.Line, 1, 1), null, Severity.Warning);

    LoadState State() => new(bronze.NextSeq, run.LoadId, [.. _ledger.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal)])
    {
        Bookmark = bronze.State.Bookmark,
        Rows = new RowCounts(_done.Loaded + _done.Rejected, _done.Loaded, _done.Rejected, 0, _rescued),
        Schema = _columns.Equals(bronze.Snapshot!.Columns) ? null : SchemaJson.Write(_columns),
        SchemaVersion = _changes.Count == 0 ? null : Version(),
        StartedAt = run.StartedAt,
        Derivation = Derivation(),
        Operation = source is null ? "DISCARD" : "REPLAY",
        Reason = Reason,
        Added = _added,
        Quarantined = _quarantined,
        Released = _released,
    };

    /// <summary>How the current table of a history follows: the rows that came are the newest.</summary>
    Derivation? Derivation() => new DispositionPlan(_settings) { IsOfFiles = true }.Derive(_columns) is not { } derivation ? null : derivation with
    {
        Batch = [.. _added.Select(file => file.Path)],
        Content = [.. _ledger.Values.SelectMany(entry => entry.DataFiles)],
    };

    SchemaVersion Version()
    {
        var last = SchemaHistory.Of(bronze.Snapshot!.MetaData) is [.., var newest] ? newest.Version : 0;
        return new SchemaVersion(last + 1, run.StartedAt, run.LoadId, _columns.Count(column => !RowLineage.Has(column)), _changes);
    }
}
