using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Brings the configuration of checks into dbt's order, and refuses what no check can do.</summary>
static partial class CheckSettings
{
    static readonly string[] Severities = ["error", "warn"];
    static readonly string[] Forms = ["table", "view", "ephemeral"];

    /// <param name="nodes">Checks among them are looked at.</param>
    /// <param name="storeFailures">Whether checks that say nothing of it keep the rows that they find.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static void Settle(IEnumerable<ProjectNode> nodes, bool storeFailures, ICollection<Diagnostic> diagnostics)
    {
        foreach (var check in nodes.Where(node => node.Kind == NodeKind.Test))
        {
            OneOf(check, "severity", Severities, diagnostics);
            OneOf(check, "store_failures_as", Forms, diagnostics);
            Comparison(check, "warn_if", diagnostics);
            Comparison(check, "error_if", diagnostics);
            Limit(check, diagnostics);
            Store(check, storeFailures);
        }
    }

    /// <summary><c>store_failures_as</c> decides wherever it stands; without it <c>store_failures</c> means a table.</summary>
    static void Store(ProjectNode check, bool byDefault)
    {
        var config = check.Config;
        if (config.Text("store_failures_as") is { } form)
            config.Merge("store_failures", form != "ephemeral");
        else if (config["store_failures"] is bool stored)
            config.Merge("store_failures_as", stored ? "table" : "ephemeral");
        else if (byDefault)
            config.Merge("store_failures", true);
    }

    static void OneOf(ProjectNode check, string key, string[] words, ICollection<Diagnostic> diagnostics)
    {
        if (check.Config[key] is { } value && !words.Contains(check.Config.Text(key), StringComparer.OrdinalIgnoreCase))
            diagnostics.Add(Wrong(check, key, value, DidYouMean.Hint(check.Config.Text(key)!, words)));
    }

    /// <summary>What stands behind the number of failures in SQL. A word or a number alone cannot.</summary>
    static void Comparison(ProjectNode check, string key, ICollection<Diagnostic> diagnostics)
    {
        if (check.Config[key] is { } value && !Operator().IsMatch(check.Config.Text(key)!))
            diagnostics.Add(Wrong(check, key, value, $"Write a comparison: '{key}: \"> 10\"', '{key}: \"between 1 and 5\"'."));
    }

    static void Limit(ProjectNode check, ICollection<Diagnostic> diagnostics)
    {
        if (check.Config["limit"] is { } value && !long.TryParse(check.Config.Text("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            diagnostics.Add(Wrong(check, "limit", value, "Write a whole number of rows."));
    }

    static Diagnostic Wrong(ProjectNode check, string key, object value, string hint) =>
        new("MX1521", $"'{key}' of '{check.Name}' is '{Jinja.JinjaValue.Str(Jinja.JinjaValue.From(value))}'", check.DeclaredAt, hint);

    [GeneratedRegex(@"\A\s*([^\w\s'""]|(not|between|in|is|like|or|and)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Operator();
}
