using System.Collections.Concurrent;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>What all renderings of one project share.</summary>
sealed class CompileContext
{
    readonly ConcurrentDictionary<(string Text, string File), JinjaTemplate> _templates = new();

    GraphFacts? _graph;

    readonly ConcurrentDictionary<string, bool> _printed = new(StringComparer.Ordinal);

    public required ProjectRequest Request { get; init; }

    public required DbtProjectFile Project { get; init; }

    public required ProfileTarget Target { get; init; }

    public required Variables Variables { get; init; }

    public required MacroLibrary Macros { get; init; }

    public required JinjaEnvironments Environments { get; init; }

    public required Manifest Manifest { get; init; }

    /// <summary>The root project and the packages that it has installed, by name.</summary>
    public IReadOnlyDictionary<string, Package> Packages { get; init; } = new Dictionary<string, Package>(0);

    /// <summary>What var() answers in the files of a package.</summary>
    public Variables VariablesOf(string package) => Packages.TryGetValue(package, out var found) ? found.Variables : Variables;

    /// <summary>The folder of a package, absolute.</summary>
    public string FolderOf(string package) => Packages.TryGetValue(package, out var found) ? found.Tree.Root : Request.ProjectDir;

    /// <summary>Receives what templates say. Set once, before a run begins; any thread may call it.</summary>
    public Action<TemplateOutput, string> Said { get; set; } = static (_, _) => { };

    /// <summary>Prints a text.</summary>
    public void Print(string text) => Said(TemplateOutput.Print, text);

    /// <summary>Prints a text that concerns the run and not one node; the second time it stays silent.</summary>
    public string PrintOnce(string text)
    {
        if (_printed.TryAdd(text, true))
            Said(TemplateOutput.Info, text);
        return "";
    }

    /// <summary>What ref() and source() mean; null until all files are read.</summary>
    public RefLookup? Lookup { get; set; }

    /// <summary>Where ref() looks for what the target has not built; null: nowhere. Set once, before a run begins.</summary>
    public Deferral? Deferral { get; set; }

    /// <summary>Ids of the nodes that the run is about. Set once, before a run begins.</summary>
    public IReadOnlySet<string> Selected { get; set; } = new HashSet<string>(0, StringComparer.Ordinal);

    /// <summary>What <c>graph</c> is: made anew while the project is read, since it is not whole yet.</summary>
    public GraphFacts Graph => Lookup is null ? new GraphFacts(Manifest) : _graph ??= new GraphFacts(Manifest);

    /// <summary>What <c>target</c> is. Passwords and tokens are left out.</summary>
    public JinjaDict TargetDict => TargetFacts.Of(Target);

    /// <summary>The compiled template of a node's code; compiled once.</summary>
    public JinjaTemplate Template(ProjectNode node) => Template(node.Lead + node.RawCode, node.DeclaredAt.File);

    /// <summary>The compiled template of a text; compiled once.</summary>
    public JinjaTemplate Template(string text, string file) =>
        _templates.GetOrAdd((text, file), key => Environments.Run.Compile(key.Text, key.File));
}
