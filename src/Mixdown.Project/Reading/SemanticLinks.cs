using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Reading;

/// <summary>What metrics read: the semantic models that say what their columns mean.</summary>
sealed class SemanticLinks
{
    readonly Dictionary<(string Package, string Model), string> _byModel = [];
    readonly Dictionary<string, string> _byMeasure = new(StringComparer.Ordinal);

    public SemanticLinks(Manifest manifest)
    {
        foreach (var node in manifest.SemanticModels)
        {
            if (node.Model is { } model)
                _byModel.TryAdd((node.Package, model), node.UniqueId);
            foreach (var measure in (node.Declaration["measures"] as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
            {
                if (measure["name"] is SettingNode.Scalar name)
                    _byMeasure.TryAdd(name.Text, node.UniqueId);
            }
        }
    }

    /// <summary>A metric under a model reads the model's meaning, as in dbt; the model itself where it has none.</summary>
    public IReadOnlyList<string> Instead(DeclaredNode node, IReadOnlyList<string> parents) =>
        node is { Kind: NodeKind.Metric, Model: { } model } && _byModel.TryGetValue((node.Package, model), out var meaning) ? [meaning] : parents;

    /// <summary>The semantic models of the measures that a metric names; MX1232 for a measure that is none.</summary>
    public IEnumerable<string> Measures(DeclaredNode node, Action<Diagnostic> report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, at) in node.Measures)
        {
            if (!_byMeasure.TryGetValue(name, out var model))
                report(new Diagnostic("MX1232", $"There is no measure '{name}'", at, DidYouMean.Hint(name, _byMeasure.Keys)));
            else if (seen.Add(model))
                yield return model;
        }
    }
}
