using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Functions that look up what the project declares: <c>doc()</c>, <c>metric()</c>, <c>function()</c>, and the relation
/// that a node is deferred to.</summary>
static class LookupFunctions
{
    public static JinjaFunction Doc(Rendering rendering) => new("doc(*args)", given => Doc(rendering, [.. given.Items(0).Select(JinjaValue.Str)]));

    public static JinjaFunction Metric(Rendering rendering) => new("metric(*args)", given => Metric(rendering, [.. given.Items(0).Select(JinjaValue.Str)]));

    /// <summary>A function of the warehouse would have to be built before it can be called.</summary>
    public static JinjaFunction Function(Rendering _) => new("function(*args)", given =>
        throw new JinjaException(JinjaErrorKind.Raised, $"There is no function '{string.Join('.', given.Items(0).Select(JinjaValue.Str))}': functions are not built here")
        {
            Hint = "Write it as a macro, or make it in an on-run-start hook and call it by its name.",
        });

    /// <summary>The state's relation of the rendering's node; null without <c>--defer</c>.</summary>
    public static object? DeferRelation(Rendering rendering) =>
        rendering is { Node: { } node, Context.Deferral: { } deferral } && deferral.StateOf(node) is { } relation ? RelationValue.Of(relation) : null;

    static string Doc(Rendering rendering, IReadOnlyList<string> words)
    {
        var docs = rendering.Context.Manifest.Docs;
        IEnumerable<string> packages = words.Count == 2 ? [words[0]] : [rendering.Package, rendering.Context.Project.Name, .. rendering.Context.Packages.Keys];
        foreach (var package in packages)
        {
            if (docs.TryGetValue($"doc.{package}.{words[^1]}", out var found))
                return found.Content;
        }
        throw Unknown("docs block", words[^1], docs.Values.Select(doc => doc.Name));
    }

    static JinjaDict? Metric(Rendering rendering, IReadOnlyList<string> words)
    {
        if (rendering.IsParsing)
            return null;
        var metrics = rendering.Context.Manifest.Metrics.ToList();
        var found = metrics.Find(metric => metric.Name == words[^1] && (words.Count < 2 || metric.Package == words[0]));
        return found is null ? throw Unknown("metric", words[^1], metrics.Select(metric => metric.Name)) : ManifestFacts.Of(found);
    }

    static JinjaException Unknown(string what, string name, IEnumerable<string> known) =>
        new(JinjaErrorKind.Raised, $"There is no {what} '{name}'") { Hint = DidYouMean.Hint(name, known) };
}
