using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph.Selection.Methods;

namespace Mixdown.Project.Graph.Selection;

/// <summary>Makes rules of the definitions in selectors.yml.</summary>
/// <param name="selectors">All that the file has.</param>
/// <param name="indirect">Which checks come along where a definition does not say.</param>
sealed class SelectorReader(IReadOnlyList<NamedSelector> selectors, IndirectSelection indirect)
{
    readonly Stack<string> _open = new();

    /// <summary>The rule of a selector.</summary>
    /// <exception cref="MixdownException">MX1403: there is no such selector, it inherits from itself, or its definition is none;
    /// MX1401: a word of it is not a selector.</exception>
    public SelectionRule Rule(string name, SourceSpan? at = null)
    {
        if (selectors.FirstOrDefault(selector => selector.Name == name) is not { } found)
            throw new MixdownException(new Diagnostic("MX1403", $"There is no selector '{name}' in selectors.yml", at, DidYouMean.Hint(name, selectors.Select(selector => selector.Name))));
        if (_open.Contains(name))
            throw Wrong($"The selector '{name}' inherits from itself", at ?? found.At, "Take one of the two out of the circle.");
        _open.Push(name);
        var rule = Read(found.Definition);
        _open.Pop();
        return rule;
    }

    SelectionRule Read(SettingNode definition) => definition switch
    {
        SettingNode.Scalar word => new SelectionRule.Leaf(CriterionParser.Parse(word.Text, indirect, word.At)),
        SettingNode.Map map when map["union"] is { } parts => Join(parts, "union", static (parts, mode) => new SelectionRule.Union(parts, mode)),
        SettingNode.Map map when map["intersection"] is { } parts => Join(parts, "intersection", static (parts, mode) => new SelectionRule.Intersection(parts, mode)),
        SettingNode.Map { Entries: [{ Key: not ("method" or "value" or "exclude"), Value: SettingNode.Scalar value } only] } =>
            Leaf(only.Key, value.Text, only.KeyAt, null),
        SettingNode.Map map => Method(map),
        _ => throw Wrong($"A selector's definition is a text or a map, not {definition.Kind}", definition.At, "Write 'method:' and 'value:', 'union:', 'intersection:', or a word as --select takes it."),
    };

    SelectionRule Join(SettingNode parts, string key, Func<IReadOnlyList<SelectionRule>, IndirectSelection, SelectionRule> join)
    {
        if (parts is not SettingNode.List list)
            throw Wrong($"'{key}' is {parts.Kind}; it has to be a list", parts.At, null);
        var excluded = list.Items.OfType<SettingNode.Map>().Where(item => item["exclude"] is not null && item["method"] is null).ToList();
        if (excluded.Count > 1)
            throw Wrong($"'exclude' stands twice in one '{key}'", excluded[1].At, "Put both lists into one.");
        var kept = list.Items.Where(item => !excluded.Contains(item)).Select(Read).ToList();
        if (kept.Count == 0)
            throw Wrong($"'{key}' holds nothing", parts.At, "Give it at least one definition besides 'exclude'.");
        return Without(join(kept, indirect), excluded.Count == 0 ? null : excluded[0]["exclude"]);
    }

    SelectionRule Without(SelectionRule rule, SettingNode? excluded) => excluded switch
    {
        null => rule,
        SettingNode.List list => new SelectionRule.Difference(rule, new SelectionRule.Union([.. list.Items.Select(Read)], indirect), indirect),
        _ => throw Wrong($"'exclude' is {excluded.Kind}; it has to be a list", excluded.At, null),
    };

    static readonly string[] Keys =
        ["method", "value", "children", "parents", "children_depth", "parents_depth", "childrens_parents", "indirect_selection", "exclude"];

    SelectionRule Method(SettingNode.Map map)
    {
        if (map.Entries.FirstOrDefault(entry => !Keys.Contains(entry.Key, StringComparer.Ordinal)) is { } unknown)
            throw Wrong($"There is no key '{unknown.Key}' here", unknown.KeyAt, DidYouMean.Hint(unknown.Key, [.. Keys, "union", "intersection"]));
        if (map["method"] is not SettingNode.Scalar method || map["value"] is not SettingNode.Scalar value)
            throw Wrong("A definition needs 'method' and 'value'", map.At, "Write for example 'method: tag' and 'value: daily'.");
        if (method.Text != "selector")
            return Without(Leaf(method.Text, value.Text, method.At, map), map["exclude"]);
        if (map.Entries.FirstOrDefault(entry => entry.Key is not ("method" or "value" or "exclude")) is { } operated)
            throw Wrong($"'{operated.Key}' cannot be used with 'method: selector'", operated.KeyAt, "A selector is taken as it is: put graph operators into the one that it names.");
        return Without(Rule(value.Text, value.At), map["exclude"]);
    }

    SelectionRule Leaf(string written, string value, SourceSpan at, SettingNode.Map? map)
    {
        var (method, argument) = MethodTable.Split(written);
        if (method == "selector")
            return Rule(value, at);
        var criterion = new Criterion
        {
            Method = method,
            Argument = argument,
            Value = value,
            Above = Truth(map, "parents") ? Depth(map, "parents_depth") : null,
            Below = Truth(map, "children") ? Depth(map, "children_depth") : null,
            WithParentsOfChildren = Truth(map, "childrens_parents"),
            Indirect = Mode(map),
            Written = $"{written}:{value}",
            At = at,
        };
        return criterion is { WithParentsOfChildren: true, Below: not null }
            ? throw Wrong("'children' and 'childrens_parents' cannot both be true", at, "'childrens_parents' takes all children already.")
            : new SelectionRule.Leaf(criterion);
    }

    static bool Truth(SettingNode.Map? map, string key) => map?[key] switch
    {
        null or SettingNode.Null => false,
        SettingNode.Scalar { Value: bool truth } => truth,
        var other => throw Wrong($"'{key}' is {other.Kind}; it has to be true or false", other.At, null),
    };

    static int Depth(SettingNode.Map? map, string key) => map?[key] switch
    {
        null or SettingNode.Null => int.MaxValue,
        SettingNode.Scalar { Value: long steps and >= 0 } => (int)Math.Min(steps, int.MaxValue),
        var other => throw Wrong($"'{key}' has to be a number of edges", other.At, "Write for example 'parents_depth: 2'."),
    };

    IndirectSelection Mode(SettingNode.Map? map) => map?["indirect_selection"] switch
    {
        null or SettingNode.Null => indirect,
        SettingNode.Scalar { Text: var text } when IndirectModes.TryParse(text, out var mode) => mode,
        SettingNode.Scalar word => throw Wrong($"There is no indirect selection '{word.Text}'", word.At, DidYouMean.Hint(word.Text, IndirectModes.Words)),
        var other => throw Wrong($"'indirect_selection' is {other.Kind}; it has to be a word", other.At, null),
    };

    static MixdownException Wrong(string message, SourceSpan at, string? hint) => new(new Diagnostic("MX1403", message, at, hint));
}
