using Mixdown.Simulation.Folders;

namespace Mixdown.Simulation.Store;

/// <summary>The folder of a store.</summary>
static class StoreFolder
{
    static readonly HashSet<string> StoreFiles = new(
        StoreSections.AllTables.Select(table => table.FileName).Append(GroundTruth.FileName), StringComparer.Ordinal);

    /// <summary>The folder at a path.</summary>
    public static GeneratedFolder At(string path) => new(path, "store", StoreFiles.Contains);

    /// <summary>What the store in the folder says about itself, when it is the one that <paramref name="options"/> ask for and
    /// every file is there with its size; otherwise null.</summary>
    public static async Task<GroundTruth?> FindAsync(GeneratedFolder folder, StoreOptions options, CancellationToken cancel)
    {
        var truth = await GroundTruthFile.ReadAsync(folder.FullPath, cancel);
        return truth is not null && truth.IsOf(options) && truth.Tables.All(table => IsWhole(folder, table)) ? truth : null;
    }

    static bool IsWhole(GeneratedFolder folder, KeyValuePair<string, TableTruth> table)
    {
        var file = new FileInfo(Path.Combine(folder.FullPath, table.Key + ".csv"));
        return file.Exists && file.Length == table.Value.Bytes;
    }
}
