using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection;

/// <summary>Reads one word of dbt's selection syntax: <c>@m</c>, <c>2+tag:daily+</c>, <c>path:models/gold</c>.</summary>
static partial class SelectorParser
{
    /// <exception cref="MixdownException">MX1401: not a selector, or a method that does not exist.</exception>
    public static Selector Parse(string word)
    {
        var match = Shape().Match(word);
        if (!match.Success || (match.Groups["at"].Success && match.Groups["below"].Success))
            throw new MixdownException(new Diagnostic("MX1401", $"'{word}' is not a selector", Hint: "Examples: customer, +customer, customer+2, @customer, tag:daily, path:models/gold."));
        var method = match.Groups["method"].Success ? match.Groups["method"].Value : null;
        var value = match.Groups["value"].Value;
        return new Selector
        {
            Method = method ?? DefaultMethod(value),
            Value = value,
            Above = Steps(match.Groups["above"]),
            Below = Steps(match.Groups["below"]),
            WithParentsOfChildren = match.Groups["at"].Success,
        };
    }

    /// <summary>As dbt guesses: a value with a folder separator is a path, one with a model file's end is a file.</summary>
    static string DefaultMethod(string value) =>
        value.Contains('/', StringComparison.Ordinal) ? "path"
        : value.EndsWith(".sql", StringComparison.Ordinal) || value.EndsWith(".yml", StringComparison.Ordinal) ? "file"
        : "fqn";

    /// <summary>null: no operator; otherwise edges to follow.</summary>
    static int? Steps(Group group)
    {
        if (!group.Success)
            return null;
        var digits = group.ValueSpan.Trim('+');
        return digits.IsEmpty ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A(?<at>@)?(?<above>\d{0,6}\+)?((?<method>[a-z_]+(\.[\w.]+)?):)?(?<value>[^\s+@]+)(?<below>\+\d{0,6})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
