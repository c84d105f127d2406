using Mixdown.Data.Storage;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Ingest.Bronze;

/// <summary>Data files of loads that died before they were written down.</summary>
/// <param name="lake">The lake.</param>
sealed class UnfinishedData(IObjectStore lake)
{
    /// <summary>Deletes them.</summary>
    /// <param name="folder">The table's folder.</param>
    /// <param name="snapshot">The table; null where there is none.</param>
    /// <param name="seq">The last load that is committed: files of later ones are nobody's.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task ClearAsync(string folder, DeltaSnapshot? snapshot, long seq, CancellationToken cancel)
    {
        var known = snapshot?.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal) ?? [];
        var orphans = new List<string>();
        await foreach (var file in lake.ListAsync(folder + "/", $"{folder}/{BronzeTable.Stem(seq + 1)[..^1]}", cancel).ConfigureAwait(false))
        {
            var name = file.Path[(folder.Length + 1)..];
            if (IsOfLoad(name) && !known.Contains(name))
                orphans.Add(file.Path);
        }
        foreach (var orphan in orphans)
            await lake.DeleteAsync(orphan, cancel).ConfigureAwait(false);
    }

    /// <summary>Whether a load wrote a data file: others, such as those of compactions, are vacuum's.</summary>
    static bool IsOfLoad(string name) =>
        name.EndsWith(".parquet", StringComparison.Ordinal) && name.Length > 10 && name[10] == '-' && !name.AsSpan(0, 10).ContainsAnyExceptInRange('0', '9');
}
