using System.Diagnostics.CodeAnalysis;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>Finds what ref() and source() mean.</summary>
sealed class RefLookup
{
    readonly Dictionary<string, ProjectNode> _nodes = new(StringComparer.Ordinal);
    readonly Dictionary<string, ProjectNode> _disabled = new(StringComparer.Ordinal);
    readonly Dictionary<(string Source, string Table), SourceTable> _sources = [];

    public RefLookup(Manifest manifest)
    {
        foreach (var node in manifest.Nodes.Values.Where(IsReferable))
            _nodes.TryAdd(node.Name, node);
        foreach (var node in manifest.Disabled.Values.OfType<ProjectNode>().Where(IsReferable))
            _disabled.TryAdd(node.Name, node);
        foreach (var source in manifest.Sources.Values)
            _sources.TryAdd((source.SourceName, source.Name), source);
    }

    public bool TryFind(RefCall call, [MaybeNullWhen(false)] out ProjectNode node) =>
        _nodes.TryGetValue(call.Name, out node) && (call.Package is null || call.Package == node.Package);

    public bool TryFind(SourceCall call, [MaybeNullWhen(false)] out SourceTable source) =>
        _sources.TryGetValue((call.Source, call.Table), out source);

    /// <summary>MX1203: nothing is called that.</summary>
    public Diagnostic Unknown(RefCall call)
    {
        if (_disabled.TryGetValue(call.Name, out var off))
            return new Diagnostic("MX1203", $"The model '{call.Name}' is switched off", call.At, $"It is in {off.File}, with 'enabled: false'.");
        var guess = DidYouMean.Guess(call.Name, _nodes.Keys);
        return new Diagnostic(
            "MX1203", $"There is no model '{call.Name}'", call.At,
            guess is null ? DidYouMean.Hint(call.Name, _nodes.Keys) : $"Did you mean '{guess}'? It is in {_nodes[guess].File}.");
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

    static bool IsReferable(ProjectNode node) => node.Kind is NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot;
}
