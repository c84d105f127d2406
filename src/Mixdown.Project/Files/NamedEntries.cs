using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>The entries of a map of names, from several files: <c>loads</c>, <c>streams</c>.</summary>
/// <param name="word">What one of them is called.</param>
sealed class NamedEntries(string word)
{
    readonly List<NamedSettings> _all = [];

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<NamedSettings> All => _all;

    /// <summary>The entries of a map that are maps themselves; none where it is no map.</summary>
    public static IEnumerable<NamedSettings> Of(SettingNode? node) =>
        from entry in (node as SettingNode.Map)?.Entries ?? []
        where entry.Value is SettingNode.Map
        select new NamedSettings(entry.Key, entry.KeyAt, (SettingNode.Map)entry.Value);

    /// <summary>The one of this name; null when there is none.</summary>
    public NamedSettings? Find(string name) => _all.Find(entry => entry.Name == name);

    /// <summary>Adds those of a file.</summary>
    /// <param name="node">What stands behind the key.</param>
    /// <param name="found">Receives what is wrong.</param>
    public void Take(SettingNode node, List<Diagnostic> found)
    {
        if (node is not SettingNode.Map map)
        {
            found.Add(new Diagnostic("MX1011", $"'{word}s' is {node.Kind}; it has to be a map", node.At, $"Write the {word}'s name, a colon, and its settings below."));
            return;
        }
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not SettingNode.Map settings)
                found.Add(new Diagnostic("MX1011", $"The {word} '{entry.Key}' is {entry.Value.Kind}; it has to be a map", entry.KeyAt, "It needs at least 'type:'."));
            else if (Find(entry.Key) is { } other)
                found.Add(new Diagnostic("MX1105", $"There are two {word}s '{entry.Key}': the other one is at {other.At}", entry.KeyAt, "Give one of them another name."));
            else
                _all.Add(new NamedSettings(entry.Key, entry.KeyAt, settings));
        }
    }

    /// <summary>Puts one in the place of the one of its name, else behind the others.</summary>
    public void Put(NamedSettings entry)
    {
        var at = _all.FindIndex(other => other.Name == entry.Name);
        if (at >= 0)
            _all[at] = entry;
        else
            _all.Add(entry);
    }

    /// <summary>Takes one out.</summary>
    public void Remove(string name) => _all.RemoveAll(entry => entry.Name == name);
}
