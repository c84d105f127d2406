using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile;

/// <summary>Renders the Jinja in the texts of a settings file. A text that is one expression takes the expression's value, so
/// that <c>"{{ env_var('PORT') | as_number }}"</c> is a number; any other is a text.</summary>
/// <param name="environment">Compiles the texts.</param>
/// <param name="scope">The names they may use.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class SettingsRenderer(JinjaEnvironment environment, IJinjaScope scope, ICollection<Diagnostic> diagnostics)
{
    /// <summary>What is rendered later, with more names, or not at all.</summary>
    static readonly string[] Later =
    [
        "pre-hook", "post-hook", "pre_hook", "post_hook", "on-run-start", "on-run-end", "query-comment",
        "description", "depends_on", "loaded_at_query",
        // Of metrics: dbt's Dimension() and its like mean columns of the fact.
        "filter",
    ];

    /// <summary>The same settings with all Jinja rendered; what could not be rendered stays as it is.</summary>
    /// <param name="node">The settings.</param>
    /// <param name="text">The whole file, for excerpts.</param>
    public SettingNode Render(SettingNode node, string text) => node switch
    {
        SettingNode.Scalar { Value: string value } scalar when value.Contains("{{", StringComparison.Ordinal) || value.Contains("{%", StringComparison.Ordinal) =>
            Evaluate(scalar, value, text),
        SettingNode.List list when HasJinja(list) => list with { Items = [.. list.Items.Select(item => Render(item, text))] },
        SettingNode.Map map when HasJinja(map) => map with
        {
            Entries = [.. map.Entries.Select(entry => Render(entry, text))],
        },
        _ => node,
    };

    SettingEntry Render(SettingEntry entry, string text) => entry.Key switch
    {
        "tests" or "data_tests" => entry with { Value = RenderTests(entry.Value, text) },
        var key when IsLater(key) => entry,
        _ => entry with { Value = Render(entry.Value, text) },
    };

    /// <summary>Of tests the configuration is rendered; their arguments belong to the rendering of their SQL.</summary>
    SettingNode RenderTests(SettingNode node, string text) => node switch
    {
        SettingNode.List list when HasJinja(list) => list with { Items = [.. list.Items.Select(item => RenderTests(item, text))] },
        SettingNode.Map map when HasJinja(map) => map with
        {
            Entries = [.. map.Entries.Select(entry => entry.Key == "arguments" ? entry : entry with
            {
                Value = Files.Properties.TestReader.ConfigKeys.Contains(entry.Key, StringComparer.Ordinal) ? Render(entry.Value, text) : RenderTests(entry.Value, text),
            })],
        },
        _ => node,
    };

    static bool IsLater(string key) => Later.Contains(key.TrimStart('+'), StringComparer.Ordinal);

    static bool HasJinja(SettingNode node) => node switch
    {
        SettingNode.Scalar { Value: string value } => value.Contains("{{", StringComparison.Ordinal) || value.Contains("{%", StringComparison.Ordinal),
        SettingNode.List list => list.Items.Any(HasJinja),
        SettingNode.Map map => map.Entries.Any(entry => HasJinja(entry.Value)),
        _ => false,
    };

    SettingNode Evaluate(SettingNode.Scalar scalar, string template, string text)
    {
        try
        {
            return ToNode(environment.Compile(template, scalar.At.File).Evaluate(scope, CancellationToken.None), scalar.At);
        }
        catch (JinjaException error)
        {
            var explained = JinjaTrouble.Explain(error, scalar.At);
            diagnostics.Add((explained with { At = scalar.At, Excerpt = null }).In(text));
            return scalar;
        }
    }

    static SettingNode ToNode(object? value, SourceSpan at) => value switch
    {
        null => new SettingNode.Null(at),
        bool or long or double => new SettingNode.Scalar(at, value, JinjaValue.Str(value)),
        JinjaDict dict => new SettingNode.Map(at, [.. dict.Select(entry => new SettingEntry(JinjaValue.Str(entry.Key), at, ToNode(entry.Value, at)))]),
        JinjaList or JinjaTuple => new SettingNode.List(at, [.. JinjaValue.Items(value).Select(item => ToNode(item, at))]),
        _ => new SettingNode.Scalar(at, JinjaValue.Str(value), JinjaValue.Str(value)),
    };
}
