using System.Diagnostics.CodeAnalysis;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Packages;

/// <summary>Finds what ref() and source() mean. A name without a package is looked for in the root project, then in the package
/// that asks, then in all others.</summary>
sealed class RefLookup
{
    readonly string _root;
    readonly Dictionary<string, List<ProjectNode>> _nodes = new(StringComparer.Ordinal);
    readonly Dictionary<string, ProjectNode> _disabled = new(StringComparer.Ordinal);
    readonly Dictionary<(string Source, string Table), List<SourceTable>> _sources = [];

    /// <param name="manifest">Everything there is.</param>
    /// <param name="root">The root project's name.</param>
    public RefLookup(Manifest manifest, string root)
    {
        _root = root;
        foreach (var node in manifest.Nodes.Values.Where(IsReferable))
            Add(_nodes, node.Name, node);
        foreach (var node in manifest.Disabled.Values.OfType<ProjectNode>().Where(IsReferable))
            _disabled.TryAdd(node.Name, node);
        foreach (var source in manifest.Sources.Values)
            Add(_sources, (source.SourceName, source.Name), source);
    }

    /// <param name="call">The call.</param>
    /// <param name="from">The package whose file has it.</param>
    /// <param name="node">What it means.</param>
    public bool TryFind(RefCall call, string from, [MaybeNullWhen(false)] out ProjectNode node)
    {
        node = null;
        return _nodes.TryGetValue(call.Name, out var named)
            && TryPick(named.FindAll(one => IsVersion(one, call.Version)), call.Package, from, out node);
    }

    /// <param name="call">The call.</param>
    /// <param name="from">The package whose file has it.</param>
    /// <param name="source">What it means.</param>
    public bool TryFind(SourceCall call, string from, [MaybeNullWhen(false)] out SourceTable source)
    {
        source = null;
        return _sources.TryGetValue((call.Source, call.Table), out var named) && TryPick(named, null, from, out source);
    }

    /// <summary>All versions of a model in the order in which they were declared; a model without versions alone.</summary>
    public IReadOnlyList<ProjectNode> Versions(string model, string package) =>
        [.. (_nodes.GetValueOrDefault(model) ?? []).Where(node => node.Kind == NodeKind.Model && node.Package == package)];

    /// <summary>Whether a model of this name is switched off.</summary>
    public bool IsDisabled(string name) => _disabled.ContainsKey(name);

    bool TryPick<T>(List<T> named, string? package, string from, [MaybeNullWhen(false)] out T found) where T : GraphNode
    {
        found = package is not null
            ? named.Find(one => one.Package == package)
            : named.Find(one => one.Package == _root) ?? named.Find(one => one.Package == from) ?? named.FirstOrDefault();
        return found is not null;
    }

    static bool IsVersion(ProjectNode node, string? version) => version is null
        ? node.Version == node.LatestVersion
        : node.Version is { } own && Graph.Selection.Methods.Versions.Compare(own, version) == 0;

    /// <summary>MX1203: nothing is called that. MX1221: it is, and has no such version.</summary>
    public Diagnostic Unknown(RefCall call)
    {
        var named = _nodes.GetValueOrDefault(call.Name) ?? [];
        if (call.Version is { } version && named.Exists(node => node.IsVersioned))
            return new Diagnostic("MX1221", $"'{call.Name}' has no version {version}", call.At, DidYouMean.Hint(version, named.Select(node => node.Version!)));
        if (call.Version is not null && named.Count > 0)
            return new Diagnostic("MX1221", $"'{call.Name}' has no versions", call.At, $"Write ref('{call.Name}'), or declare 'versions:' for it.");
        if (call.Package is { } package && named.Count > 0)
            return new Diagnostic("MX1203", $"There is no model '{call.Name}' in the package '{package}'", call.At, $"It is in '{named[0].Package}': ref('{named[0].Package}', '{call.Name}').");
        return NoModel(call);
    }

    Diagnostic NoModel(RefCall call)
    {
        if (_disabled.TryGetValue(call.Name, out var off))
            return new Diagnostic("MX1203", $"The model '{call.Name}' is switched off", call.At, $"It is in {off.File}, with 'enabled: false'.");
        var guess = DidYouMean.Guess(call.Name, _nodes.Keys);
        return new Diagnostic(
            "MX1203", $"There is no model '{call.Name}'", call.At,
            guess is null ? DidYouMean.Hint(call.Name, _nodes.Keys) : $"Did you mean '{guess}'? It is in {_nodes[guess][0].File}.");
    }

    /// <summary>MX1204: no such source, or no such table in it.</summary>
    public Diagnostic Unknown(SourceCall call)
    {
        var tables = _sources.Keys.Where(key => key.Source == call.Source).Select(key => key.Table).ToList();
        return tables.Count > 0
            ? new Diagnostic("MX1204", $"The source '{call.Source}' has no table '{call.Table}'", call.At, DidYouMean.Hint(call.Table, tables))
            : new Diagnostic("MX1204", $"There is no source '{call.Source}'", call.At, _sources.Count == 0
                ? "Sources are declared under 'sources:' in a .yml file below models/."
                : DidYouMean.Hint(call.Source, _sources.Keys.Select(key => key.Source)));
    }

    static void Add<TKey, T>(Dictionary<TKey, List<T>> all, TKey key, T one) where TKey : notnull
    {
        if (all.TryGetValue(key, out var known))
            known.Add(one);
        else
            all[key] = [one];
    }

    static bool IsReferable(ProjectNode node) => node.Kind is NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot;
}
