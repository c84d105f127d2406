using System.Security.Cryptography;
using System.Text;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Functions of dbt's context that need nothing of a rendering.</summary>
static class TextFunctions
{
    public static JinjaFunction LocalMd5 { get; } = new("local_md5(value)", given => Md5(given.Text(0)));

    public static JinjaFunction Set { get; } = new("set(value, default=None)", given => Or(given[1], () => new JinjaSet(given.Items(0))));

    public static JinjaFunction SetStrict { get; } = new("set_strict(value)", given => new JinjaSet(given.Items(0)));

    public static JinjaFunction Zip { get; } = new("zip(*args, **kwargs)", given =>
        Or(((JinjaDict)given[1]!)["default"], () => ZipAll([.. given.Items(0)])));

    public static JinjaFunction ZipStrict { get; } = new("zip_strict(*args)", given => ZipAll([.. given.Items(0)]));

    /// <summary>What the first dict has and the second has not: texts in lists, by key; upper and lower case are the same.</summary>
    public static JinjaFunction DiffOfTwoDicts { get; } = new("diff_of_two_dicts(dict_a, dict_b)", given =>
        Diff(given.As<JinjaDict>(0, "a dict"), given.As<JinjaDict>(1, "a dict")));

    /// <summary>Stops in a debugger where there is one.</summary>
    public static JinjaFunction Debug { get; } = new("debug()", _ => "");

    public static JinjaFunction SubmitPythonJob { get; } =
        new("submit_python_job(parsed_model, compiled_code)", _ => throw Values.Adapters.StatementMethods.NoPython());

    /// <summary>The MD5 of a text in lower-case hex; not for secrets, for names that dbt makes the same way.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "dbt makes names of MD5; nothing is kept secret by it.")]
    public static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    static object? Or(object? otherwise, Func<object?> made)
    {
        try
        {
            return made();
        }
        catch (JinjaException)
        {
            // The template asked for a default in this case.
            return otherwise;
        }
    }

    static JinjaDict Diff(JinjaDict a, JinjaDict b)
    {
        var known = b.ToLookup(entry => Lower(entry.Key), entry => JinjaValue.Items(entry.Value).Select(Lower).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var diff = new JinjaDict();
        foreach (var (key, values) in a)
        {
            var added = JinjaValue.Items(values).Where(value => !known[Lower(key)].Any(has => has.Contains(Lower(value)))).ToList();
            if (added.Count > 0)
                diff[Lower(key)] = new JinjaList(added);
        }
        return diff;
    }

    static string Lower(object? value) => JinjaValue.Str(value).ToLowerInvariant();

    static JinjaList ZipAll(object?[] lists)
    {
        var columns = lists.Select(list => JinjaValue.Items(list).ToArray()).ToArray();
        var rows = columns.Length == 0 ? 0 : columns.Min(column => column.Length);
        return new JinjaList(Enumerable.Range(0, rows).Select(object? (row) => new JinjaTuple([.. columns.Select(column => column[row])])));
    }
}
