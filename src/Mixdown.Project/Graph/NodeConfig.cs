using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mixdown.Project.Graph;

/// <summary>The configuration of a node: keys as dbt spells them (<c>pre-hook</c> is kept as <c>pre_hook</c>), values as null,
/// bool, long, double, string, <see cref="IReadOnlyList{T}"/> or <see cref="IReadOnlyDictionary{TKey, TValue}"/> of such.</summary>
public sealed class NodeConfig
{
    readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>All keys that were set.</summary>
    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>The value of a key, or null.</summary>
    public object? this[string key] => _values.GetValueOrDefault(Spelling(key));

    /// <summary>Whether the node takes part at all. Default true.</summary>
    public bool Enabled => this["enabled"] is not false;

    /// <summary>The name of the materialization.</summary>
    public string Materialized => Text("materialized") ?? "view";

    /// <summary>Labels for selection.</summary>
    public IReadOnlyList<string> Tags => Texts("tags");

    /// <summary>Free facts, as their writer nested them.</summary>
    public IReadOnlyDictionary<string, object?> Meta =>
        this["meta"] as IReadOnlyDictionary<string, object?> ?? EmptyMap;

    static IReadOnlyDictionary<string, object?> EmptyMap { get; } = new Dictionary<string, object?>(0);

    /// <summary>A value as text; null when it is not set.</summary>
    public string? Text(string key) => this[key] switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A truth value; <paramref name="byDefault"/> when it is not set.</summary>
    public bool Truth(string key, bool byDefault) => this[key] is bool value ? value : byDefault;

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => this[key] switch
    {
        null => [],
        string one => [one],
        IReadOnlyList<object?> many => [.. many.OfType<string>()],
        _ => [],
    };

    /// <summary>Whether the key was set, if only to null.</summary>
    public bool TryGet(string key, [MaybeNullWhen(true)] out object? value) => _values.TryGetValue(Spelling(key), out value);

    /// <summary>Sets a key as dbt does: hooks, tags and packages add up, maps such as meta fill in, all else is replaced.</summary>
    internal void Merge(string key, object? value)
    {
        key = Spelling(key);
        _values[key] = key switch
        {
            "tags" or "pre_hook" or "post_hook" or "packages" => Append(_values.GetValueOrDefault(key), value, distinct: key == "tags"),
            "meta" or "quoting" or "column_types" or "docs" or "persist_docs" or "contract" => Fill(_values.GetValueOrDefault(key), value),
            "grants" => Grants(_values.GetValueOrDefault(key), value),
            _ => value,
        };
    }

    /// <summary>Takes the place of all that was said: <paramref name="values"/> were read from another one.</summary>
    internal void Replace(IReadOnlyDictionary<string, object?> values)
    {
        _values.Clear();
        foreach (var (key, value) in values)
            _values[key] = value;
    }

    internal void Merge(NodeConfig other)
    {
        foreach (var (key, value) in other._values)
            Merge(key, value);
    }

    static string Spelling(string key) => key switch { "pre-hook" => "pre_hook", "post-hook" => "post_hook", _ => key };

    static List<object?> Append(object? old, object? more, bool distinct)
    {
        List<object?> all = [.. Many(old)];
        foreach (var value in Many(more))
        {
            if (!distinct || !all.Contains(value))
                all.Add(value);
        }
        return all;
    }

    static IReadOnlyList<object?> Many(object? value) => value switch
    {
        null => [],
        IReadOnlyList<object?> list => list,
        _ => [value],
    };

    /// <summary>A privilege replaces what was said of it before; <c>+select</c> adds to it.</summary>
    static object? Grants(object? old, object? more)
    {
        if (more is not IReadOnlyDictionary<string, object?> after)
            return more;
        var filled = old is IReadOnlyDictionary<string, object?> before ? new Dictionary<string, object?>(before, StringComparer.Ordinal) : [];
        foreach (var (key, value) in after)
        {
            var privilege = key.TrimStart('+');
            filled[privilege] = key == privilege ? value : Append(filled.GetValueOrDefault(privilege), value, distinct: true);
        }
        return filled;
    }

    static object? Fill(object? old, object? more)
    {
        if (old is not IReadOnlyDictionary<string, object?> before || more is not IReadOnlyDictionary<string, object?> after)
            return more;
        var filled = new Dictionary<string, object?>(before, StringComparer.Ordinal);
        foreach (var (key, value) in after)
            filled[key] = value;
        return filled;
    }
}
