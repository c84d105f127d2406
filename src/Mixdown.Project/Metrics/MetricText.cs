using System.Text.RegularExpressions;

namespace Mixdown.Project.Metrics;

/// <summary>SQL that people write in metrics.</summary>
static partial class MetricText
{
    /// <summary>A condition with dbt's <c>{{ Dimension('entity__name') }}</c>, <c>{{ Entity('name') }}</c> and
    /// <c>{{ TimeDimension('entity__name', 'day') }}</c> as SQL.</summary>
    public static string Filter(string text, FactColumns columns) => Call().Replace(text, call =>
    {
        var name = call.Groups["name"].Value;
        var column = columns.Dimension(name[(name.LastIndexOf("__", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..]);
        return call.Groups["grain"] is { Success: true } grain ? $"date_trunc('{grain.Value}', {column})" : column;
    }).Trim();

    /// <summary>An expression with other SQL in the place of names; what is quoted stays.</summary>
    public static string Replace(string expression, IReadOnlyDictionary<string, string> names) =>
        Word().Replace(expression, word => names.TryGetValue(word.Value, out var sql) ? sql : word.Value);

    [GeneratedRegex("""\{\{\s*(?:Time)?(?:Dimension|Entity)\(\s*['"](?<name>\w+)['"]\s*(?:,\s*['"](?<grain>\w+)['"]\s*)?\)\s*\}\}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
