using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Bronze;
using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Running;

/// <summary>Where the lake of a target is.</summary>
/// <param name="folders">The target's folders.</param>
/// <param name="stores">Opens folders and buckets.</param>
sealed class LakeFolder(TargetFolders folders, IObjectStores stores)
{
    /// <summary>What <c>targets.&lt;target&gt;.lake</c> names: a folder, a bucket, or one of them to read and one to write. Without
    /// it <c>data/&lt;target&gt;/lake</c>.</summary>
    /// <param name="settings">What <c>targets</c> in mixdown.yml says of the target; null when it says nothing.</param>
    /// <exception cref="MixdownException">MX4003: the place is none; or a store's settings are wrong.</exception>
    public LakePlaces Open(SettingNode.Map? settings) => settings?["lake"] switch
    {
        null or SettingNode.Null => new LakePlaces(new LocalObjectStore(folders.Lake)),
        SettingNode.Map pair => Pair(pair),
        var place => new LakePlaces(Place(place)),
    };

    LakePlaces Pair(SettingNode.Map pair)
    {
        var wrong = new List<Diagnostic>();
        var reader = new SettingReader(pair, wrong);
        var (read, write) = (reader.Node("read"), reader.Node("write"));
        reader.Finish();
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
        var own = write is null ? new LocalObjectStore(folders.Lake) : Place(write);
        if (read is null)
            return new LakePlaces(own);
        var shared = new ReadOnlyObjectStore(Place(read));
        return shared.Root == own.Root ? throw Wrong(read, "'read' and 'write' are the same lake") : new LakePlaces(own) { Shared = shared };
    }

    IObjectStore Place(SettingNode place) => place is SettingNode.Scalar { Text: { Length: > 0 } root }
        ? stores.Open(root.Contains("://", StringComparison.Ordinal) ? root : Path.GetFullPath(root, folders.ProjectDir), place.At)
        : throw Wrong(place, $"The lake is {place.Kind}; it has to be a folder or a bucket");

    static MixdownException Wrong(SettingNode at, string message) => new(new Diagnostic(
        "MX4003", message, at.At, "Write 'lake: data/dev/lake', 'lake: s3://bucket/prefix', or 'lake: { read: s3://bucket/prefix, write: data/dev/lake }'."));
}
