using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>The files of one table on their way into the lake: read, written, counted, not yet visible.</summary>
sealed class FileTableWork(LoadRun run, IFileSource files, SourceTable source, BronzeTable bronze, SchemaPlan schema, long seq) : IAsyncDisposable
{
    readonly BronzeFiles _files = new(run, files, source.Settings(run.Load).Contract, bronze, schema.Columns, seq);
    readonly Dictionary<string, LedgerEntry> _ledger = (run.IsFullRefresh ? [] : bronze.State.Files).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    readonly List<StagedFile> _added = [];
    readonly List<StagedFile> _widened = [];
    readonly List<string> _removed = [.. run.ClearedRows(bronze)];
    readonly List<StagedFile> _quarantined = [];
    readonly List<string> _released = [.. run.ClearedRejects(bronze)];
    readonly List<RejectedRow> _firstRejected = [];
    readonly List<Diagnostic> _warnings = [];
    RowCounts _rows;
    int _filesRead;
    long _bytesRead;
    bool _isWanted;
    bool _isHandedOver;

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<Diagnostic> Warnings => _warnings;

    /// <summary>A few of the bad records.</summary>
    public IReadOnlyList<RejectedRow> FirstRejected => _firstRejected;

    /// <summary>Whether anything is to be committed.</summary>
    public bool HasResult => _isWanted;

    /// <summary>Does with every file what the plan says.</summary>
    public async Task ReadAsync(FilePlan plan, TableProgress progress, CancellationToken cancel)
    {
        progress.Start(plan.Read.Sum(file => file.File.Bytes));
        foreach (var planned in plan.Files.Where(planned => planned.Fate != FileFate.Duplicate))
            await ApplyAsync(planned, progress, cancel).ConfigureAwait(false);
        foreach (var planned in plan.Files.Where(planned => planned.Fate == FileFate.Duplicate))
            Count(planned);
    }

    /// <summary>Takes files out whose rows are no longer wanted.</summary>
    public void Forget(IEnumerable<string> gone)
    {
        foreach (var path in gone)
        {
            _isWanted = true;
            Forget(path);
        }
    }

    /// <summary>Writes the rows that stay anew where a column of theirs becomes wider.</summary>
    public async Task WidenAsync(CancellationToken cancel)
    {
        _isWanted = true;
        var wider = await _files.WidenAsync(_removed, _replaced, cancel).ConfigureAwait(false);
        _removed.AddRange(wider.Keys);
        _widened.AddRange(wider.Values.OfType<StagedFile>());
        foreach (var entry in _ledger.Values.Where(entry => entry.DataFiles.Any(wider.ContainsKey)).ToList())
            _ledger[entry.Path] = Moved(entry, wider);
    }

    static LedgerEntry Moved(LedgerEntry entry, IReadOnlyDictionary<string, StagedFile?> wider) => entry with
    {
        DataFile = entry.DataFile is { } file && wider.TryGetValue(file, out var moved) ? moved?.Path : entry.DataFile,
        Replayed = [.. entry.Replayed.Select(file => wider.TryGetValue(file, out var moved) ? moved?.Path : file).OfType<string>()],
    };

    /// <summary>What is committed.</summary>
    /// <param name="schemaText">The new columns as Delta's schema text; null when they stay.</param>
    /// <param name="version">The new version of the columns; null when they stay.</param>
    /// <param name="derivation">How the current table follows; null where there is no history.</param>
    public LoadState ToState(string? schemaText, SchemaVersion? version, Derivation? derivation)
    {
        var ledger = _ledger.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal).ToList();
        return new LoadState(seq, run.LoadId, ledger)
        {
            Rows = _rows,
            FilesRead = _filesRead,
            BytesRead = _bytesRead,
            Schema = schemaText,
            SchemaVersion = version,
            Added = [.. _added, .. _widened],
            Removed = _removed,
            Quarantined = _quarantined,
            Released = _released,
            StartedAt = run.StartedAt,
            Derivation = derivation is null ? null : derivation with
            {
                IsRestart = run.IsFullRefresh,
                Batch = [.. _added.Select(file => file.Path)],
                Content = [.. ledger.SelectMany(entry => entry.DataFiles)],
            },
        };
    }

    /// <summary>Says that from now on the data files belong to the load's state: whether they stay is decided by what is found
    /// at the next start, not by what this process believes.</summary>
    public void HandOver() => _isHandedOver = true;

    /// <summary>Deletes what was written and will not be committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isHandedOver)
            await _files.DeleteAllAsync().ConfigureAwait(false);
    }

    Task ApplyAsync(PlannedFile planned, TableProgress progress, CancellationToken cancel)
    {
        switch (planned.Fate)
        {
            case FileFate.New or FileFate.Reload:
                return ReadAsync(planned.File, progress, cancel);
            case FileFate.Touched:
                _isWanted = true;
                _ledger[planned.File.Path] = _ledger[planned.File.Path] with { Modified = planned.File.Modified, ETag = planned.File.ETag };
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    async Task ReadAsync(SourceFile file, TableProgress progress, CancellationToken cancel)
    {
        var columns = schema.Files.First(columns => columns.Path == file.Path);
        var read = await _files.ReadAsync(file, ColumnTargets.Of(source.Settings(run.Load), schema.Columns, columns), progress, cancel).ConfigureAwait(false);
        var now = await files.FindAsync(file.Path, cancel).ConfigureAwait(false);
        if (now is null || !now.IsUnchanged(file.Bytes, file.Modified, file.ETag))
        {
            await _files.DeleteAsync(read, cancel).ConfigureAwait(false);
            _warnings.Add(StillChanging(file));
            return;
        }
        if (!read.Entry.Rows.AddUp)
            throw new System.Diagnostics.UnreachableException($"{file.Path}: {read.Entry.Rows}");
        Replace(file.Path, read);
        _rows += read.Entry.Rows;
        _filesRead++;
        _bytesRead += file.Bytes;
        _firstRejected.AddRange(read.FirstRejected);
    }

    void Replace(string path, FileResult read)
    {
        _isWanted = true;
        Forget(path);
        _ledger[path] = read.Entry;
        if (read.Data is not null)
            _added.Add(read.Data);
        if (read.Quarantine is not null)
            _quarantined.Add(read.Quarantine);
    }

    void Forget(string path)
    {
        if (!_ledger.Remove(path, out var before))
            return;
        // A history only grows: what a changed file had before stays there.
        if (bronze.HasHistory)
            return;
        _replaced.Add(path);
        _removed.AddRange(before.DataFiles);
        if (before.QuarantineFile is not null)
            _released.Add(before.QuarantineFile);
    }

    void Count(PlannedFile duplicate)
    {
        // The original may have turned out to be still changing; then the copy waits with it.
        if (!_ledger.TryGetValue(duplicate.DuplicateOf!, out var original))
            return;
        _isWanted = true;
        Forget(duplicate.File.Path);
        var rows = new RowCounts(original.Rows.Read, 0, 0, original.Rows.Read, 0);
        _ledger[duplicate.File.Path] = new LedgerEntry(
            duplicate.File.Path, duplicate.File.Bytes, duplicate.File.Modified, original.Hash, rows)
            {
                DuplicateOf = original.Path,
                ETag = duplicate.File.ETag,
            };
        _rows += rows;
        _warnings.Add(new Diagnostic(
            "MX2067", $"{duplicate.File.Path} has the very bytes of {original.Path}: its {Counted.Of(rows.Read, "row is", "rows are")} not loaded twice",
            new SourceSpan(duplicate.File.Path, 1, 1, 1), "Take one of them away.", Severity.Warning));
    }

    static Diagnostic StillChanging(SourceFile file) => new(
        "MX2046", $"{file.Path} changed while it was read: it is not loaded this time", new SourceSpan(file.Path, 1, 1, 1),
        "Run the load again when it is complete. Write files under another name and rename them when they are.", Severity.Warning);
}
