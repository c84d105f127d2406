using System.Text;

namespace Mixdown.Data.Settings.Shapes;

/// <summary>Writes the keys of a shape as a table of the manual (Markdown).</summary>
public static class SettingTable
{
    /// <summary>One line a key; keys of maps inside stand below their map as <c>outer.inner</c>.</summary>
    public static string Markdown(SettingShape shape)
    {
        var text = new StringBuilder("| key | default | |\n|---|---|---|\n");
        Write(text, shape, "");
        return text.ToString();
    }

    static void Write(StringBuilder text, SettingShape shape, string path)
    {
        foreach (var key in shape.Keys)
        {
            var name = path + key.Name;
            text.Append("| `").Append(name).Append("` | ").Append(Default(key)).Append(" | ").Append(Meaning(key)).Append(" |\n");
            if (Plain(key.Kind) is SettingKind.Map map)
                Write(text, map.Shape, name + ".");
        }
    }

    static SettingKind Plain(SettingKind kind) => kind is SettingKind.Shared shared ? shared.Kind : kind;

    static string Default(SettingKey key) => key.IsRequired ? "required" : key.Default is { } value ? $"`{value.Replace("|", "\\|", StringComparison.Ordinal)}`" : "";

    static string Meaning(SettingKey key)
    {
        var words = Words(key.Kind);
        var description = key.Description.Replace("|", "\\|", StringComparison.Ordinal);
        return words.Length == 0 ? description : $"{description}: {words}";
    }

    static string Words(SettingKind kind) => kind switch
    {
        SettingKind.Choice choice => string.Join(", ", choice.Words.Select(word => $"`{word}`")),
        SettingKind.Whole { Max: < long.MaxValue } whole => FormattableString.Invariant($"{whole.Min} to {whole.Max}"),
        _ => "",
    };
}
