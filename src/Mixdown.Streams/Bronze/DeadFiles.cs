using System.Globalization;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Streams.Bronze;

/// <summary>Data files of processes of this machine that died between writing and committing them. Files of other writers stay: one
/// of those may be about to commit.</summary>
/// <param name="lake">The lake; its writer's lock is held.</param>
sealed class DeadFiles(StreamLake lake)
{
    /// <summary>Deletes those of a table or of a quarantine.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="snapshot">It as of its last commit; null before the first.</param>
    /// <param name="seq">The last commit of the table: what is older and not in it was taken out, and is there for those who read
    /// older versions.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task ClearAsync(string folder, DeltaSnapshot? snapshot, long seq, CancellationToken cancel)
    {
        var known = (snapshot?.Files.Select(file => file.DataPath) ?? []).Concat(snapshot?.Tombstones.Select(file => file.DataPath) ?? []).ToHashSet(StringComparer.Ordinal);
        var dead = new List<string>();
        await foreach (var file in lake.Store.ListAsync(folder + "/", string.Create(CultureInfo.InvariantCulture, $"{folder}/{seq + 1:D10}"), cancel).ConfigureAwait(false))
        {
            var name = file.Path[(folder.Length + 1)..];
            if (lake.IsOwn(name) && !known.Contains(name))
                dead.Add(file.Path);
        }
        foreach (var path in dead)
            await lake.Store.DeleteAsync(path, cancel).ConfigureAwait(false);
    }
}
