using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Files.Yaml;

/// <summary>The entries of one map while it is read: each key once, <c>&lt;&lt;</c> filled in behind the map's own keys.</summary>
sealed class EntryList(Action<string, string, SourceSpan, string?, Severity> report)
{
    readonly List<SettingEntry> _entries = [];
    readonly Dictionary<string, SettingEntry> _own = new(StringComparer.Ordinal);
    readonly List<SettingEntry> _merged = [];

    public void Add(SettingEntry entry)
    {
        if (_own.TryAdd(entry.Key, entry))
            _entries.Add(entry);
        else
            report("MX1002", $"'{entry.Key}' is here twice: it is already on line {_own[entry.Key].KeyAt.Line}", entry.KeyAt, "Keep one of the two.", Severity.Error);
    }

    public void Merge(SettingNode value)
    {
        switch (value)
        {
            case SettingNode.Map map:
                _merged.AddRange(map.Entries);
                break;
            case SettingNode.List list:
                foreach (var item in list.Items)
                    Merge(item);
                break;
            default:
                report("MX1011", $"'<<' is {value.Kind}; it has to be a map or a list of maps", value.At, null, Severity.Error);
                break;
        }
    }

    public IReadOnlyList<SettingEntry> ToList()
    {
        foreach (var entry in _merged)
        {
            if (_own.TryAdd(entry.Key, entry))
                _entries.Add(entry);
        }
        return _entries;
    }
}
