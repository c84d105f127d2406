using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Flags;

/// <summary>Answers what a flag is: what the command line says, else an environment variable (<c>DBT_FULL_REFRESH</c>), else
/// <c>flags</c> in dbt_project.yml. Names are dbt's: <c>full_refresh</c>.</summary>
/// <param name="given">From the command line, or from the one that is repeated: bool, string, list of strings.</param>
/// <param name="environment">Environment variables.</param>
/// <param name="project">The map <c>flags</c>; null when there is none.</param>
public sealed class FlagValues(
    IReadOnlyDictionary<string, object?> given, IReadOnlyDictionary<string, string> environment, SettingNode.Map? project)
{
    static readonly string[] True = ["1", "true", "t", "yes", "y", "on"];
    static readonly string[] False = ["0", "false", "f", "no", "n", "off"];

    /// <summary>Whether a flag is on.</summary>
    /// <exception cref="MixdownException">MX4020: its value is no truth value.</exception>
    public bool Truth(string name, bool byDefault = false)
    {
        if (Text(name) is not { } text)
            return byDefault;
        if (True.Contains(text, StringComparer.OrdinalIgnoreCase))
            return true;
        return False.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : throw Wrong(name, $"'{text}' is neither true nor false");
    }

    /// <summary>The text of a flag; null when nobody sets it. An empty environment variable does not count.</summary>
    public string? Text(string name)
    {
        if (given.TryGetValue(name, out var value))
            return value is null ? null : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        if (environment.TryGetValue(Variable(name), out var set) && set.Length > 0)
            return set;
        return (project?[name] as SettingNode.Scalar)?.Text;
    }

    /// <summary>The words of a flag; none when nobody sets it. In an environment variable spaces part them.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        given.TryGetValue(name, out var value) ? Words(value)
        : environment.TryGetValue(Variable(name), out var set) ? set.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        : project?[name] is { } node ? Words(node)
        : [];

    /// <summary>A flag that is a map; null when nobody sets it.</summary>
    /// <exception cref="MixdownException">MX4020: it is none.</exception>
    public SettingNode.Map? Map(string name, string hint)
    {
        var node = given.TryGetValue(name, out var value) && value is not (null or string)
            ? SettingsText.Read(name, JsonSerializer.Serialize(value))
            : Text(name) is { } text ? SettingsText.Read(name, text) : project?[name];
        return node is null && Text(name) is null ? null : node as SettingNode.Map ?? throw Wrong(name, "it is no map", hint);
    }

    /// <summary>A number from 1 on; null when nobody sets it.</summary>
    /// <exception cref="MixdownException">MX4020: it is no such number.</exception>
    public int? Count(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) && count > 0 => count,
        var text => throw Wrong(name, $"'{text}' is no number from 1 on"),
    };

    /// <summary>Says that the value of a flag is none that it takes.</summary>
    internal MixdownException Wrong(string name, string why, string? hint = null)
    {
        var from = given.ContainsKey(name) ? "--" + name.Replace('_', '-').Replace("types", "type", StringComparison.Ordinal)
            : environment.ContainsKey(Variable(name)) ? Variable(name)
            : $"flags.{name}";
        var at = given.ContainsKey(name) || environment.ContainsKey(Variable(name)) ? null : project?[name]?.At;
        return new MixdownException(new Diagnostic("MX4020", $"{from}: {why}", at, hint));
    }

    static string Variable(string name) => "DBT_" + name.ToUpperInvariant();

    static IReadOnlyList<string> Words(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable<string> texts => [.. texts],
        IEnumerable<object?> items => [.. items.OfType<string>()],
        SettingNode.List list => [.. list.Items.OfType<SettingNode.Scalar>().Select(item => item.Text)],
        SettingNode.Scalar scalar => [scalar.Text],
        _ => [],
    };
}
