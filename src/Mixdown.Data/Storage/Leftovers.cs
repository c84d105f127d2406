namespace Mixdown.Data.Storage;

/// <summary>What processes that died have left in a store that is a folder.</summary>
public static class Leftovers
{
    /// <summary>Deletes half-written files (<c>….mxtmp</c>), which no listing shows. Other stores have none.</summary>
    /// <param name="store">Any store.</param>
    /// <param name="before">Those that were written before it: a living process may still write younger ones.</param>
    /// <returns>How many.</returns>
    public static int Delete(IObjectStore store, DateTimeOffset before)
    {
        if (store is not LocalObjectStore || !Directory.Exists(store.Root))
            return 0;
        var old = new DirectoryInfo(store.Root)
            .EnumerateFiles("*" + TemporaryFile.Suffix, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => file.LastWriteTimeUtc < before.UtcDateTime)
            .ToList();
        foreach (var file in old)
            file.Delete();
        return old.Count;
    }
}
