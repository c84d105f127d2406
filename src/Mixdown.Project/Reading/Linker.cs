using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Turns calls of ref() and source() into edges.</summary>
/// <param name="manifest">The nodes.</param>
/// <param name="lookup">What the calls mean.</param>
/// <param name="textOf">The text of a file, for excerpts.</param>
/// <param name="diagnostics">Receives calls that mean nothing.</param>
sealed class Linker(Manifest manifest, RefLookup lookup, Func<string, string?> textOf, ICollection<Diagnostic> diagnostics)
{
    readonly Dictionary<string, DeclaredNode> _metrics = new(StringComparer.Ordinal);

    public void Link()
    {
        foreach (var metric in manifest.Metrics)
            _metrics[metric.Name] = metric;
        foreach (var node in manifest.Nodes.Values)
            node.DependsOn = Parents(node, node.Refs, node.Sources);
        foreach (var node in manifest.Exposures.Concat(manifest.Metrics).ToList())
            node.DependsOn = [.. Parents(node, node.Refs, node.Sources), .. MetricsOf(node)];
    }

    List<string> Parents(GraphNode node, IReadOnlyList<RefCall> refs, IReadOnlyList<SourceCall> sources)
    {
        var parents = new List<string>();
        foreach (var call in refs)
        {
            if (lookup.TryFind(call, out var found))
                Add(parents, found.UniqueId);
            else
                Report(node, lookup.Unknown(call));
        }
        foreach (var call in sources)
        {
            if (lookup.TryFind(call, out var found))
                Add(parents, found.UniqueId);
            else
                Report(node, lookup.Unknown(call));
        }
        return parents;
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

    void Report(GraphNode node, Diagnostic wrong)
    {
        var placed = wrong.At is { File.Length: > 0 } ? wrong : wrong with { At = node.DeclaredAt };
        diagnostics.Add(textOf(placed.At!.Value.File) is { } text ? placed.In(text) : placed);
    }
}
