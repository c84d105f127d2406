using System.Globalization;
using Mixdown.Jinja;
using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile;

/// <summary>The three ways in which a project's templates run: while the project is read a missing value is forgiven, as in dbt,
/// since nothing has been asked of the warehouse yet; when SQL is made it is an error; and in settings <c>as_bool</c>,
/// <c>as_number</c>, <c>as_native</c> say what a text means, where in SQL, which is text in any case, they change nothing.</summary>
sealed class JinjaEnvironments
{
    static readonly Dictionary<string, JinjaFunction> InSql = new(StringComparer.Ordinal)
    {
        ["as_text"] = new("as_text(value)", given => given[0]),
        ["as_bool"] = new("as_bool(value)", given => given[0]),
        ["as_number"] = new("as_number(value)", given => given[0]),
        ["as_native"] = new("as_native(value)", given => given[0]),
        ["is_list"] = new("is_list(value)", given => given[0] is JinjaList),
    };

    static readonly Dictionary<string, JinjaFunction> InSettings = new(InSql, StringComparer.Ordinal)
    {
        ["as_text"] = new("as_text(value)", given => JinjaValue.Str(given[0])),
        ["as_bool"] = new("as_bool(value)", given => AsBool(given[0])),
        ["as_number"] = new("as_number(value)", given => AsNumber(given[0])),
        ["as_native"] = new("as_native(value)", given => AsNative(given[0])),
    };

    /// <summary>For making SQL; templates are compiled against this one.</summary>
    public JinjaEnvironment Run { get; } = new(Options(UndefinedRule.Default, InSql));

    /// <summary>For reading a project.</summary>
    public JinjaEnvironment Parse { get; } = new(Options(UndefinedRule.Forgiving, InSql));

    /// <summary>For the texts of settings files.</summary>
    public JinjaEnvironment Settings { get; } = new(Options(UndefinedRule.Default, InSettings));

    static JinjaOptions Options(UndefinedRule rule, IReadOnlyDictionary<string, JinjaFunction> filters) => new()
    {
        Undefined = rule,
        BlockTags = JinjaBlockTag.Dbt,
        Filters = filters,
    };

    static object? AsBool(object? value) => value switch
    {
        bool => value,
        "True" or "true" => true,
        "False" or "false" => false,
        _ => throw new JinjaException(JinjaErrorKind.Value, $"Could not read {JinjaValue.Repr(value)} as true or false"),
    };

    static object? AsNumber(object? value) => value switch
    {
        long or double or decimal => value,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => throw new JinjaException(JinjaErrorKind.Value, $"Could not read {JinjaValue.Repr(value)} as a number"),
    };

    static object? AsNative(object? value) => value switch
    {
        "True" or "true" => true,
        "False" or "false" => false,
        "None" or "none" or "null" => null,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => value,
    };
}
