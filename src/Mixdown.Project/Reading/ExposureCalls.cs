using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Reads the calls of ref() and source() in exposures and in older metrics.</summary>
/// <param name="context">What all renderings share.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="cancel">Stops the reading.</param>
sealed class ExposureCalls(CompileContext context, ICollection<Diagnostic> diagnostics, CancellationToken cancel)
{
    public void Read(PropertiesReader properties)
    {
        foreach (var exposure in properties.Declared.Where(node => node.Kind == NodeKind.Exposure))
        {
            foreach (var item in (exposure.Declaration["depends_on"] as SettingNode.List)?.Items.OfType<SettingNode.Scalar>() ?? [])
                Note(exposure, item.Text, item.At);
        }
        foreach (var metric in properties.Declared.Where(node => node.Kind == NodeKind.Metric))
        {
            if (Measure(metric) is { } measure && properties.Measures.TryGetValue(measure.Text, out var call))
                Note(metric, call, measure.At);
        }
    }

    static SettingNode.Scalar? Measure(DeclaredNode metric)
    {
        var measure = (metric.Declaration["type_params"] as SettingNode.Map)?["measure"];
        return (measure is SettingNode.Map map ? map["name"] : measure) as SettingNode.Scalar;
    }

    void Note(DeclaredNode node, string call, SourceSpan at)
    {
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
}
