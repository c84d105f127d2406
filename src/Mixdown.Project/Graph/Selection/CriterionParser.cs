using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection;

/// <summary>Reads one word of dbt's selection syntax: <c>@m</c>, <c>2+tag:daily+</c>, <c>path:models/gold</c>.</summary>
static partial class CriterionParser
{
    const string Examples = "Examples: customer, +customer, customer+2, @customer, tag:daily, path:models/gold.";

    /// <param name="word">Without commas and spaces.</param>
    /// <param name="indirect">Which checks come along.</param>
    /// <param name="at">Where it stands in selectors.yml; null for the command line.</param>
    /// <exception cref="MixdownException">MX1401: not a selector, or a method that does not exist.</exception>
    public static Criterion Parse(string word, IndirectSelection indirect, SourceSpan? at = null)
    {
        var match = Shape().Match(word);
        if (!match.Success)
            throw new MixdownException(new Diagnostic("MX1401", $"'{word}' is not a selector", at, Examples));
        if (match.Groups["at"].Success && match.Groups["below"].Success)
            throw new MixdownException(new Diagnostic("MX1401", $"'{word}' is not a selector", at, "'@' takes all that is downstream already: leave the '+' behind the name out."));
        var value = match.Groups["value"].Value;
        var (method, argument) = match.Groups["method"].Success ? Methods.MethodTable.Split(match.Groups["method"].Value) : (Implied(value), "");
        return new Criterion
        {
            Method = method,
            Argument = argument,
            Value = value,
            Above = Steps(match.Groups["above"]),
            Below = Steps(match.Groups["below"]),
            WithParentsOfChildren = match.Groups["at"].Success,
            Indirect = indirect,
            Written = word,
            At = at,
        };
    }

    /// <summary>As dbt guesses: a value with a folder separator is a path, one with the end of a file is a file.</summary>
    static string Implied(string value) =>
        value.Contains('/', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal) ? "path"
        : FileEnds.Any(end => value.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? "file"
        : "fqn";

    static readonly string[] FileEnds = [".sql", ".py", ".csv", ".yml", ".yaml"];

    /// <summary>null: no operator; otherwise edges to follow.</summary>
    static int? Steps(Group group)
    {
        if (!group.Success)
            return null;
        var digits = group.ValueSpan.Trim('+');
        return digits.IsEmpty ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A(?<at>@)?(?<above>\d{0,6}\+)?((?<method>[a-zA-Z_]+(\.[^:\s]+)?):)?(?<value>[^\s+@][^\s]*?)(?<below>\+\d{0,6})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
