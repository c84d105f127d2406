using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Store;

/// <summary>The folder that a store goes to: what may be in it, and how a new store takes its place at once.</summary>
/// <param name="path">As the user gave it.</param>
sealed class StoreFolder(string path)
{
    static readonly HashSet<string> StoreFiles = new(
        StoreSections.AllTables.Select(table => table.FileName).Append(GroundTruth.FileName), StringComparer.Ordinal);

    /// <summary>Full path.</summary>
    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    string Partial => FullPath + ".partial";

    string Replaced => FullPath + ".replaced";

    /// <summary>What the store in the folder says about itself, when it is the one that <paramref name="options"/> ask for and
    /// every file is there with its size; otherwise null.</summary>
    public async Task<GroundTruth?> FindAsync(StoreOptions options, CancellationToken cancel)
    {
        var truth = await GroundTruthFile.ReadAsync(FullPath, cancel);
        return truth is not null && truth.IsOf(options) && truth.Tables.All(IsWhole) ? truth : null;
    }

    /// <summary>Refuses a folder whose content must not be replaced.</summary>
    /// <exception cref="MixdownException">It holds files that are no store's, or a store while
    /// <paramref name="overwrite"/> is false.</exception>
    public void Require(bool overwrite)
    {
        if (File.Exists(FullPath))
            throw new MixdownException(new Diagnostic("MX6002", $"'{path}' is a file", Hint: "Name a folder."));
        if (!Directory.Exists(FullPath))
            return;
        var names = Directory.EnumerateFileSystemEntries(FullPath).Select(Path.GetFileName).OfType<string>().ToList();
        if (names.Find(name => !StoreFiles.Contains(name)) is { } foreign)
        {
            throw new MixdownException(new Diagnostic(
                "MX6002", $"'{path}' holds '{foreign}', which is no file of a generated store",
                Hint: "Name a folder that is empty or does not exist."));
        }
        if (names.Count > 0 && !overwrite)
        {
            throw new MixdownException(new Diagnostic(
                "MX6003", $"'{path}' holds another store, or this one with a file changed",
                Hint: "Pass --overwrite to replace it, or name another folder."));
        }
    }

    /// <summary>An empty folder beside the store's to write into; what a killed run left there is removed.</summary>
    public string Begin()
    {
        Abandon();
        return Directory.CreateDirectory(Partial).FullName;
    }

    /// <summary>Puts the finished store into its place.</summary>
    public void Commit()
    {
        Remove(Replaced);
        if (Directory.Exists(FullPath))
            Directory.Move(FullPath, Replaced);
        Directory.Move(Partial, FullPath);
        Remove(Replaced);
    }

    /// <summary>Removes what <see cref="Begin"/> made.</summary>
    public void Abandon() => Remove(Partial);

    bool IsWhole(KeyValuePair<string, TableTruth> table)
    {
        var file = new FileInfo(Path.Combine(FullPath, table.Key + ".csv"));
        return file.Exists && file.Length == table.Value.Bytes;
    }

    static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
