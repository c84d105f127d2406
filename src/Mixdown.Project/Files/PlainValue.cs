using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>Settings without their places: what configuration and macro arguments are made of.</summary>
static class PlainValue
{
    /// <summary>null, bool, long, double, string, a list or a dictionary in the file's order.</summary>
    public static object? Of(SettingNode? node) => node switch
    {
        SettingNode.Scalar scalar => scalar.Value,
        SettingNode.List list => list.Items.Select(Of).ToList(),
        SettingNode.Map map => Map(map),
        _ => null,
    };

    /// <summary>A map's entries in the file's order; empty for null.</summary>
    public static IReadOnlyDictionary<string, object?> Map(SettingNode.Map? map)
    {
        var plain = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
            plain[entry.Key] = Of(entry.Value);
        return plain;
    }
}
