using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>freshness:</c> of a source and of its tables, beside the configuration or in it. A table fills in what its
/// source says; <c>null</c> switches off, the whole rule or one of its ages.</summary>
/// <param name="found">Receives what is wrong.</param>
sealed class FreshnessReader(List<Diagnostic> found)
{
    /// <summary>The rule of a table; null when it has none.</summary>
    public FreshnessRule? Read(SettingNode.Map source, SettingNode.Map table)
    {
        var rule = new FreshnessRule(null, null, null);
        foreach (var layer in new[] { Node(source), Node(table) })
        {
            if (layer is SettingNode.Null)
                rule = new FreshnessRule(null, null, null);
            else if (layer is SettingNode.Map map)
                rule = Filled(rule, map);
        }
        return rule.WarnAfter is null && rule.ErrorAfter is null ? null : rule;
    }

    static SettingNode? Node(SettingNode.Map map) => (map["config"] as SettingNode.Map)?["freshness"] ?? map["freshness"];

    FreshnessRule Filled(FreshnessRule before, SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        var rule = new FreshnessRule(
            Period(map["warn_after"], before.WarnAfter), Period(map["error_after"], before.ErrorAfter), reader.Text("filter") ?? before.Filter);
        foreach (var key in new[] { "warn_after", "error_after" })
            reader.Node(key);
        reader.Finish();
        return rule;
    }

    FreshnessPeriod? Period(SettingNode? node, FreshnessPeriod? before)
    {
        switch (node)
        {
            case null:
                return before;
            case SettingNode.Null:
                return null;
            case SettingNode.Map { Entries.Count: 0 }:
                return before;
            case SettingNode.Map map:
                return Period(map);
            default:
                found.Add(new Diagnostic("MX1011", $"An age is {node.Kind}; it has to be a map", node.At, "Write '{count: 12, period: hour}'."));
                return null;
        }
    }

    FreshnessPeriod? Period(SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        var (count, period) = (reader.Whole("count", -1, min: 0), reader.RequiredText("period"));
        reader.Finish();
        if (map["count"] is null)
            found.Add(new Diagnostic("MX1013", "'count' is missing", map.At, "Write '{count: 12, period: hour}'."));
        if (period.Length > 0 && !FreshnessPeriod.Words.Contains(period, StringComparer.Ordinal))
            found.Add(new Diagnostic("MX1012", $"'period' is '{period}'", map["period"]!.At, DidYouMean.Hint(period, FreshnessPeriod.Words)));
        return count < 0 || period.Length == 0 ? null : new FreshnessPeriod(count, period);
    }
}
