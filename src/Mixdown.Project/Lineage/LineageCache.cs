using System.Text.Json;

namespace Mixdown.Project.Lineage;

/// <summary>Results of the last analysis, kept in a file. A file that cannot be read counts as none: all of it can be found
/// again.</summary>
sealed class LineageCache
{
    readonly string? _file;
    readonly Dictionary<string, KeptLineage> _before;
    readonly Dictionary<string, KeptLineage> _now = new(StringComparer.Ordinal);
    bool _changed;

    LineageCache(string? file, Dictionary<string, KeptLineage> before)
    {
        _file = file;
        _before = before;
    }

    public static LineageCache Read(string? file) => new(file, file is not null && File.Exists(file) ? Entries(file) : []);

    /// <summary>What was found for this node with this key; null when it has to be found anew.</summary>
    public NodeLineage? Find(string id, string key)
    {
        if (!_before.TryGetValue(id, out var kept) || kept.Key != key)
            return null;
        _now[id] = kept;
        return kept.Lineage;
    }

    public void Keep(string key, NodeLineage lineage)
    {
        _now[lineage.UniqueId] = new KeptLineage(key, lineage);
        _changed = true;
    }

    /// <summary>Writes what was found or found again; what no node has is left out.</summary>
    public void Write()
    {
        if (_file is null || !_changed && _now.Count == _before.Count)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        // A server analyses for several pages at the same time: each has a draft of its own, and the last one stays.
        var draft = $"{_file}.{Path.GetRandomFileName()}";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(_now));
        File.Move(draft, _file, overwrite: true);
    }

    static Dictionary<string, KeptLineage> Entries(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, KeptLineage>>(File.ReadAllBytes(file)) ?? [];
        }
        catch (JsonException)
        {
            // The boundary of a cache: another release, or half a file after a power cut.
            return [];
        }
    }
}
