using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Reading.Rules;

namespace Mixdown.Project.Reading;

/// <summary>Turns calls of ref() and source() into edges.</summary>
/// <param name="context">Has the nodes and the packages.</param>
/// <param name="lookup">What the calls mean.</param>
/// <param name="textOf">The text of a file, for excerpts.</param>
/// <param name="diagnostics">Receives calls that mean nothing.</param>
sealed class Linker(CompileContext context, RefLookup lookup, Func<string, string?> textOf, ICollection<Diagnostic> diagnostics)
{
    readonly Dictionary<string, DeclaredNode> _metrics = new(StringComparer.Ordinal);
    readonly AccessRules _access = new(context);

    public void Link()
    {
        var manifest = context.Manifest;
        foreach (var metric in manifest.Metrics)
            _metrics[metric.Name] = metric;
        foreach (var node in manifest.Nodes.Values)
            node.DependsOn = Parents(node, node.Refs, node.Sources);
        var semantics = new SemanticLinks(manifest);
        foreach (var node in manifest.Declared)
        {
            var parents = Parents(node, node.Refs, node.Sources);
            node.DependsOn = [.. semantics.Instead(node, parents), .. semantics.Measures(node, wrong => Report(node, wrong)), .. MetricsOf(node)];
        }
        foreach (var group in _access.UnknownGroups())
            Report(group);
    }

    List<string> Parents(GraphNode node, IReadOnlyList<RefCall> refs, IReadOnlyList<SourceCall> sources)
    {
        var parents = new List<string>();
        foreach (var call in refs)
        {
            if (lookup.TryFind(call, node.Package, out var found))
                Add(parents, node, found, call);
            else
                Report(node, lookup.Unknown(call));
        }
        foreach (var call in sources)
        {
            if (lookup.TryFind(call, node.Package, out var found))
                Add(parents, found.UniqueId);
            else
                Report(node, lookup.Unknown(call));
        }
        return parents;
    }

    void Add(List<string> parents, GraphNode node, ProjectNode found, RefCall call)
    {
        Add(parents, found.UniqueId);
        if (_access.Refuses(node, found, call) is { } refused)
            Report(node, refused);
        if (_access.IsDeprecated(node, found, call) is { } late)
            Report(node, late);
    }

    static void Add(List<string> parents, string id)
    {
        if (!parents.Contains(id))
            parents.Add(id);
    }

    IEnumerable<string> MetricsOf(DeclaredNode node)
    {
        foreach (var (name, at) in node.Metrics)
        {
            if (_metrics.TryGetValue(name, out var metric))
                yield return metric.UniqueId;
            else
                Report(node, new Diagnostic("MX1210", $"There is no metric '{name}'", at, DidYouMean.Hint(name, _metrics.Keys)));
        }
    }

    void Report(GraphNode node, Diagnostic wrong) => Report(wrong.At is { File.Length: > 0 } ? wrong : wrong with { At = node.DeclaredAt });

    void Report(Diagnostic wrong) => diagnostics.Add(wrong.At is { } at && textOf(at.File) is { } text ? wrong.In(text) : wrong);
}
