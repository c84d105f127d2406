using System.Collections.Immutable;
using System.Text;

namespace Mixdown.Delta.Maintenance;

/// <summary>The folder of a partition as Hive names it: <c>year=2024/city=S%2FP</c>.</summary>
public static class PartitionFolder
{
    const string NoValue = "__HIVE_DEFAULT_PARTITION__";

    // Hive's own list.
    const string Escaped = "\"#%'*/:=?\\{[]^\u007f";

    /// <summary>Without a slash at its end; empty for a table without partitions.</summary>
    public static string Of(ImmutableArray<string> columns, IReadOnlyDictionary<string, string?> values) =>
        string.Join('/', columns.Select(column => $"{Escape(column)}={Value(values.GetValueOrDefault(column))}"));

    static string Value(string? value) => string.IsNullOrEmpty(value) ? NoValue : Escape(value);

    static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter < ' ' || Escaped.Contains(letter, StringComparison.Ordinal))
                escaped.Append('%').Append(((int)letter).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else
                escaped.Append(letter);
        }
        return escaped.ToString();
    }
}
