using System.Text.RegularExpressions;
using Mixdown.Jinja.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>Arguments of a generic test as its macro gets them: texts are rendered, and what looks like a call of ref() is one,
/// braces or not, as in dbt.</summary>
static partial class CheckArguments
{
    /// <summary>Sets <c>_dbt_generic_test_kwargs</c>.</summary>
    public static void Set(Rendering rendering, CheckSpec check, string file)
    {
        var arguments = new JinjaDict();
        foreach (var (name, value) in check.Arguments)
            arguments[name] = name == "column_name" ? value : Evaluate(rendering, value, file);
        rendering.Set("_dbt_generic_test_kwargs", arguments);
    }

    static object? Evaluate(Rendering rendering, object? value, string file) => value switch
    {
        string text when Call().IsMatch(text) => Value(rendering, $"{{{{ {text} }}}}", file),
        string text when text.Contains("{{", StringComparison.Ordinal) => Value(rendering, text, file),
        IReadOnlyList<object?> list => new JinjaList(list.Select(item => Evaluate(rendering, item, file))),
        IReadOnlyDictionary<string, object?> map => new JinjaDict(map.Select(entry =>
            new KeyValuePair<object?, object?>(entry.Key, Evaluate(rendering, entry.Value, file)))),
        _ => value,
    };

    static object? Value(Rendering rendering, string text, string file) =>
        rendering.Context.Template(text, file).Evaluate(rendering, rendering.Run);

    [GeneratedRegex(@"\A\s*(env_var|ref|var|source|doc)\s*\(.+\)\s*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
