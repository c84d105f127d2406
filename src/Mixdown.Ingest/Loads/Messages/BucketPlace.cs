using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Loads.Messages;

/// <summary>Where in a bucket a load looks.</summary>
sealed class BucketPlace
{
    readonly FilePattern _pattern;
    readonly string _prefix;
    readonly string? _marker;

    BucketPlace(FileSourceOptions files, FilePattern pattern)
    {
        (_pattern, _marker) = (pattern, files.DoneMarker);
        var rest = pattern.Folder[(pattern.Folder.IndexOf("://", StringComparison.Ordinal) + 3)..].Trim('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        (Bucket, _prefix) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..] + "/");
    }

    /// <summary>The bucket.</summary>
    public string Bucket { get; }

    /// <summary>The place of a load.</summary>
    /// <exception cref="MixdownException">MX2313: it is not of files; MX2314: they are in no bucket.</exception>
    public static BucketPlace Of(LoadDefinition load)
    {
        if (load.Source is not FileSourceOptions files)
        {
            throw new MixdownException(new Diagnostic(
                "MX2313", $"the load '{load.Name}' is of type {load.Source.Kind}: no message tells of files of it", load.At,
                "Run it without --event; a cursor or the source's own log says what is new."));
        }
        var pattern = FilePattern.Parse(files.Path);
        return FilePattern.IsUrl(pattern.Folder) ? new BucketPlace(files, pattern) : throw new MixdownException(new Diagnostic(
            "MX2314", $"the load '{load.Name}' reads a folder of this machine, and messages name objects of buckets", files.PathAt ?? load.At,
            "Run 'mixdown load --watch': it hears of files of this machine at once."));
    }

    /// <summary>Which of the objects are the load's files, or markers of them.</summary>
    public NamedObjects Choose(IEnumerable<ObjectEvent> objects)
    {
        var (files, strangers) = (new List<NamedFile>(), new List<string>());
        foreach (var found in objects)
        {
            var paths = found.Bucket == Bucket ? found.Keys.Select(PathOf).OfType<string>().Where(IsOurs).ToList() : [];
            if (paths.Count > 0)
                files.Add(new NamedFile(paths, found.WasRemoved));
            else
                strangers.Add($"s3://{found.Bucket}/{found.Keys[0]}");
        }
        return new NamedObjects(files, strangers);
    }

    /// <summary>Below the place; null for what is not. Keys that end in a slash are folders that a program has drawn.</summary>
    string? PathOf(string key) =>
        key.StartsWith(_prefix, StringComparison.Ordinal) && key.Length > _prefix.Length && !key.EndsWith('/') ? key[_prefix.Length..] : null;

    bool IsOurs(string path) => _pattern.TryMatch(path, out _) || Settling.IsMarker(_marker, path);
}
