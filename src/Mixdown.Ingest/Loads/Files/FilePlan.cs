using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>Decides what becomes of each source file of a table. Pure.</summary>
sealed class FilePlan
{
    readonly Dictionary<string, LedgerEntry> _ledger;
    readonly IReadOnlyDictionary<string, string> _hashes;
    readonly FileChange _onChange;
    readonly Dictionary<string, string> _holders = new(StringComparer.Ordinal);
    readonly List<Diagnostic> _errors = [];

    FilePlan(IReadOnlyList<LedgerEntry> ledger, IReadOnlyDictionary<string, string> hashes, FileChange onChange)
    {
        _ledger = ledger.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        _hashes = hashes;
        _onChange = onChange;
    }

    /// <summary>What is done with each file, in the order of the listing.</summary>
    public IReadOnlyList<PlannedFile> Files { get; private set; } = [];

    /// <summary>Files that changed where that is not allowed.</summary>
    public IReadOnlyList<Diagnostic> Errors => _errors;

    /// <summary>The files that are read.</summary>
    public IEnumerable<PlannedFile> Read => Files.Where(file => file.Fate is FileFate.New or FileFate.Reload);

    /// <summary>Whether the table or its ledger changes at all.</summary>
    public bool ChangesSomething => Files.Any(file => file.Fate is not (FileFate.Known or FileFate.Ignored));

    /// <summary>The files whose content has to be hashed before the plan can be made: those that may only have been touched,
    /// and those that may be copies, which have the size of another.</summary>
    public static IEnumerable<SourceFile> ToHash(IReadOnlyList<SourceFile> listed, IReadOnlyList<LedgerEntry> ledger)
    {
        var known = ledger.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        var unknown = listed.Where(file => !known.TryGetValue(file.Path, out var entry) || !IsSame(file, entry)).ToList();
        var sizes = ledger.Select(entry => entry.Bytes).Concat(unknown.Select(file => file.Bytes))
            .CountBy(bytes => bytes).ToDictionary(size => size.Key, size => size.Value);
        return unknown.Where(file => sizes[file.Bytes] > 1);
    }

    /// <param name="listed">The source's files now.</param>
    /// <param name="ledger">The files whose rows are in the table. One that is gone from the source stays loaded.</param>
    /// <param name="hashes">By path, of the files of <see cref="ToHash"/>.</param>
    /// <param name="onChange">What is done with changed files.</param>
    public static FilePlan Make(
        IReadOnlyList<SourceFile> listed, IReadOnlyList<LedgerEntry> ledger, IReadOnlyDictionary<string, string> hashes, FileChange onChange)
    {
        var plan = new FilePlan(ledger, hashes, onChange);
        plan.Files = [.. listed.Select(plan.Decide)];
        plan.Files = [.. plan.Files.Select(plan.WithoutLostOriginal)];
        plan.Files = [.. plan.Files.Select(plan.WithoutCopies)];
        return plan;
    }

    static bool IsSame(SourceFile file, LedgerEntry entry) => file.IsUnchanged(entry.Bytes, entry.Modified, entry.ETag);

    PlannedFile Decide(SourceFile file)
    {
        if (!_ledger.TryGetValue(file.Path, out var entry))
            return new PlannedFile(file, FileFate.New);
        if (IsSame(file, entry))
            return new PlannedFile(file, FileFate.Known);
        if (file.Bytes == entry.Bytes && _hashes.GetValueOrDefault(file.Path) == entry.Hash)
            return new PlannedFile(file, FileFate.Touched);
        if (_onChange == FileChange.Fail)
            _errors.Add(Changed(file));
        return new PlannedFile(file, _onChange == FileChange.Ignore ? FileFate.Ignored : FileFate.Reload);
    }

    /// <summary>A copy whose original changes has to bring its rows itself.</summary>
    PlannedFile WithoutLostOriginal(PlannedFile planned)
    {
        var isLost = planned.Fate is FileFate.Known or FileFate.Touched
            && _ledger[planned.File.Path].DuplicateOf is { } original
            && Files.Any(file => file.File.Path == original && file.Fate == FileFate.Reload);
        return isLost ? planned with { Fate = FileFate.New } : planned;
    }

    PlannedFile WithoutCopies(PlannedFile planned)
    {
        if (planned.Fate is not (FileFate.New or FileFate.Reload) || !_hashes.TryGetValue(planned.File.Path, out var hash))
            return planned;
        if (HolderOf(hash) is { } holder)
            return planned with { Fate = FileFate.Duplicate, DuplicateOf = holder };
        _holders.Add(hash, planned.File.Path);
        return planned;
    }

    /// <summary>The file whose rows, in the table after this load, come from these bytes; null when there is none.</summary>
    string? HolderOf(string hash)
    {
        if (_holders.TryGetValue(hash, out var coming))
            return coming;
        return _ledger.Values.FirstOrDefault(entry => entry.Hash == hash && entry.DuplicateOf is null && Stays(entry.Path))?.Path;
    }

    bool Stays(string path) => !Files.Any(file => file.File.Path == path && file.Fate is FileFate.Reload);

    static Diagnostic Changed(SourceFile file) => new(
        "MX2045", $"{file.Path} changed after it was loaded, and on_file_change is fail", new SourceSpan(file.Path, 1, 1, 1),
        "Restore the file, or set on_file_change to reload (its rows are replaced) or ignore.");
}
