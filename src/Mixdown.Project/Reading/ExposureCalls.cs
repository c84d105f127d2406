using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Reading;

/// <summary>Reads the calls of ref() and source() in exposures and in older semantic models.</summary>
/// <param name="context">What all renderings share.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="cancel">Stops the reading.</param>
sealed partial class ExposureCalls(CompileContext context, ICollection<Diagnostic> diagnostics, CancellationToken cancel)
{
    public void Read(PropertiesReader properties)
    {
        foreach (var exposure in properties.Declared.Where(node => node.Kind == NodeKind.Exposure))
        {
            foreach (var item in (exposure.Declaration["depends_on"] as SettingNode.List)?.Items.OfType<SettingNode.Scalar>() ?? [])
                Note(exposure, item.Text, item.At);
        }
        foreach (var model in properties.Declared.Where(node => node is { Kind: NodeKind.SemanticModel, Model: null }))
        {
            if (model.Declaration["model"] is SettingNode.Scalar call)
                Note(model, call.Text, call.At);
        }
    }

    void Note(DeclaredNode node, string call, SourceSpan at)
    {
        if (MetricCall().Match(call) is { Success: true } metric)
        {
            node.Metrics.Add((metric.Groups["name"].Value, at));
            return;
        }
        var rendering = new Rendering(context, null, null, cancel) { Package = node.Package };
        try
        {
            var text = call.Contains("{{", StringComparison.Ordinal) ? call : $"{{{{ {call} }}}}";
            context.Template(text, at.File).Evaluate(rendering, rendering.Run);
        }
        catch (JinjaException error)
        {
            diagnostics.Add(JinjaTrouble.Explain(error, at) with { At = at, Excerpt = null });
        }
        node.Refs.AddRange(rendering.Refs.Select(found => found with { At = at }));
        node.Sources.AddRange(rendering.Sources.Select(found => found with { At = at }));
    }

    [GeneratedRegex(@"\A\s*metric\(\s*(['""]\w+['""]\s*,\s*)?['""](?<name>\w+)['""]\s*\)\s*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricCall();
}
