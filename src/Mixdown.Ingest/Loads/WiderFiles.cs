using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Loads;

/// <summary>Writes the rows that stay in a table anew, where columns of theirs become wider.</summary>
/// <param name="bronze">The table.</param>
/// <param name="files">Writes data files of the load.</param>
/// <param name="table">The table's columns from now on.</param>
sealed class WiderFiles(BronzeTable bronze, DataFiles files, DataShape table)
{
    /// <param name="leaving">Data files that go anyway.</param>
    /// <param name="without">Source files whose rows go: a compaction may have put them into files that stay.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Each data file that goes for it, and the one that takes its place; null where no row stays.</returns>
    public async Task<IReadOnlyDictionary<string, StagedFile?>> WriteAsync(
        IReadOnlyCollection<string> leaving, IReadOnlySet<string> without, CancellationToken cancel)
    {
        var wider = new Dictionary<string, StagedFile?>(StringComparer.Ordinal);
        foreach (var file in bronze.Snapshot!.Files.Where(file => !leaving.Contains(file.DataPath, StringComparer.Ordinal)))
            wider.Add(file.DataPath, await files.WidenAsync(bronze.Snapshot, file, table, without, cancel).ConfigureAwait(false));
        return wider;
    }
}
