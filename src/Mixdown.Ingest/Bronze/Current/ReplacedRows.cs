using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>The current table of <c>replace</c>: the very data files of the history, under a second name.</summary>
/// <param name="lake">The lake.</param>
/// <param name="bronze">The table.</param>
/// <param name="state">The load.</param>
sealed class ReplacedRows(IObjectStore lake, BronzeTable bronze, LoadState state)
{
    /// <summary>Gives the files that the table consists of now their names, and says which ones go.</summary>
    public async Task<CurrentChange> ChangeAsync(CancellationToken cancel)
    {
        var content = state.Derivation!.Content.ToHashSet(StringComparer.Ordinal);
        var there = bronze.Current?.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal) ?? [];
        var added = new List<StagedFile>();
        foreach (var file in bronze.Snapshot!.Files.Where(file => content.Contains(file.DataPath) && !there.Contains(file.DataPath)))
        {
            await lake.CopyAsync($"{bronze.DataPath}/{file.DataPath}", $"{bronze.Name.Path}/{file.DataPath}", cancel).ConfigureAwait(false);
            added.Add(Staged(file));
        }
        return new CurrentChange(bronze.Snapshot.Columns, added, [.. there.Where(name => !content.Contains(name))]);
    }

    static StagedFile Staged(AddFile file) => new(file.DataPath, file.Bytes, file.ModifiedAt, file.Stats ?? "", StagedFile.ColumnsOf(file) ?? 0);
}
