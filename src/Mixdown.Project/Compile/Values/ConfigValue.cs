using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's <c>config</c>: sets configuration while the project is read, answers it at any time.</summary>
sealed class ConfigValue(Rendering rendering) : IJinjaObject
{
    static readonly HostMethods<ConfigValue> Methods = new()
    {
        ["get(name, default=None, validator=None)"] = (self, given) => Checked(given, self.Get(given.Text(0)), 2) ?? given[1],
        ["require(name, validator=None)"] = (self, given) => Checked(given, self.Require(given.Text(0), self.Get(given.Text(0)), "configuration"), 1),
        ["set(name, value)"] = (self, given) => self.Set(given.Text(0), given[1]),
        ["meta_get(name, default=None)"] = (self, given) => self.Meta(given.Text(0)) ?? given[1],
        ["meta_require(name, validator=None)"] = (self, given) => Checked(given, self.Require(given.Text(0), self.Meta(given.Text(0)), "meta"), 1),
        ["persist_relation_docs()"] = (self, _) => self.Persists("relation"),
        ["persist_column_docs()"] = (self, _) => self.Persists("columns"),
    };

    public string TypeName => "Config";

    public bool IsCallable => true;

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => Methods.Names;

    public bool TryGetAttribute(string name, out object? value)
    {
        if (Methods.TryBind(this, name, out value))
            return true;
        value = Get(name);
        return value is not null;
    }

    public object? Call(JinjaArguments arguments)
    {
        if (arguments.Positional is [JinjaDict given, ..])
        {
            foreach (var (key, value) in given)
                Set(JinjaValue.Str(key), value);
        }
        for (var i = 0; i < arguments.Names.Length; i++)
            Set(arguments.Names[i], arguments.Named[i]);
        return "";
    }

    public string Print() => "<Config>";

    string Set(string key, object? value)
    {
        if (rendering is { IsParsing: true, Node: { } node })
            node.OwnConfig.Merge(key, PlainFromJinja.Of(value));
        return "";
    }

    /// <summary>The value of a key; null when it is not set.</summary>
    public object? Get(string key)
    {
        if (rendering.Node is not { } node)
            return null;
        if (rendering.IsParsing && node.OwnConfig[key] is { } own)
            return JinjaValue.From(own);
        return key == "materialized" ? node.Config.Materialized : JinjaValue.From(node.Config[key]);
    }

    /// <summary>A value that is there, after the validator has seen it: it throws what it does not want.</summary>
    static object? Checked(BoundArguments given, object? value, int validator)
    {
        if (value is not null && given[validator] is { } check)
            JinjaValue.Call(given.Run, check, [value]);
        return value;
    }

    object? Require(string key, object? value, string within) => value
        ?? (rendering.IsParsing ? null : throw new JinjaException(JinjaErrorKind.Raised, $"'{rendering.Node?.Name}' has no '{key}' in its {within}")
        {
            Hint = within == "meta" ? $"Add it to its config(): meta={{'{key}': …}}." : $"Add it to its config(): {key}=….",
        });

    object? Meta(string key) => rendering.Node?.Config.Meta.GetValueOrDefault(key) is { } value ? JinjaValue.From(value) : null;

    object Persists(string what) => rendering.Node?.Config["persist_docs"] is IReadOnlyDictionary<string, object?> docs
        && docs.GetValueOrDefault(what) is true;
}
