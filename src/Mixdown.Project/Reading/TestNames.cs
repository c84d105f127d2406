using System.Text.RegularExpressions;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Functions;

namespace Mixdown.Project.Reading;

/// <summary>The names that dbt gives to generic tests, to the letter: artifacts, selections and tables of stored failures of other
/// tools find them by these.</summary>
static partial class TestNames
{
    /// <summary>A name of this length, or longer, is cut for files and tables.</summary>
    const int TooLong = 64;

    /// <summary>Letters of a cut name that stay in front of its hash.</summary>
    const int KeptLetters = 30;

    /// <summary>The name for files and tables, and the whole name.</summary>
    /// <param name="test">The test's own name, its package in front: <c>dbt_utils_at_least_one</c>.</param>
    /// <param name="table">What it is on.</param>
    /// <param name="arguments">All of its arguments; <c>model</c> does not count.</param>
    public static (string Short, string Full) Of(string test, string table, IReadOnlyDictionary<string, object?> arguments)
    {
        var identifier = $"{test}_{table}";
        var words = arguments
            .Where(argument => argument.Key != "model")
            .OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .SelectMany(argument => Parts(argument.Value))
            .Select(part => Unfit().Replace(JinjaValue.Str(JinjaValue.From(part)), "_"));
        var full = $"{identifier}_{string.Join("__", words)}";
        return full.Length < TooLong
            ? (full, full)
            : ($"{identifier[..Math.Min(KeptLetters, identifier.Length)]}_{TextFunctions.Md5(full)}", full);
    }

    /// <summary>The last part of a test's id.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="space">The package that was named; null for none.</param>
    /// <param name="test">The test's bare name.</param>
    /// <param name="arguments">All of its arguments, <c>model</c> included.</param>
    public static string Hash(string name, string? space, string test, IReadOnlyDictionary<string, object?> arguments)
    {
        var facts = new JinjaDict { ["kwargs"] = Sorted(arguments), ["name"] = test, ["namespace"] = space ?? "None" };
        return TextFunctions.Md5(name + JinjaValue.Repr(facts))[^10..];
    }

    static IEnumerable<object?> Parts(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.Values,
        IReadOnlyList<object?> list => list,
        _ => [value],
    };

    /// <summary>The value with sorted keys and nothing but texts.</summary>
    static object? Sorted(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => new JinjaDict(map
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new KeyValuePair<object?, object?>(entry.Key, Sorted(entry.Value)))),
        IReadOnlyList<object?> list => new JinjaList(list.Select(Sorted)),
        _ => JinjaValue.Str(JinjaValue.From(value)),
    };

    [GeneratedRegex("[^0-9a-zA-Z_]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfit();
}
