using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Project;

/// <summary>A project that was read without errors. Does not change.</summary>
public sealed class MixdownProject
{
    internal MixdownProject(CompileContext context, NodeGraph graph, MixdownFile file, IReadOnlyList<NamedSelector> selectors, IReadOnlyList<Diagnostic> warnings)
    {
        Context = context;
        Graph = graph;
        Warnings = warnings;
        Loads = file.Loads;
        TargetSettings = file.Target;
        OtherSettings = file.Other;
        Selectors = selectors;
    }

    /// <summary>The name in dbt_project.yml.</summary>
    public string Name => Context.Project.Name;

    /// <summary>The project's folder, absolute.</summary>
    public string Root => Context.Request.ProjectDir;

    /// <summary>Where artifacts and compiled files go, absolute.</summary>
    public string TargetPath => Path.Combine(Root, Context.Request.TargetPath ?? Context.Project.TargetPath);

    /// <summary>What was asked for.</summary>
    public ProjectRequest Request => Context.Request;

    /// <summary>The output of profiles.yml in use.</summary>
    public ProfileTarget Target => Context.Target;

    /// <summary>Everything declared.</summary>
    public Manifest Manifest => Context.Manifest;

    /// <summary>What reads what.</summary>
    public NodeGraph Graph { get; }

    /// <summary>The loads of mixdown.yml; what the target says of a load has replaced it.</summary>
    public IReadOnlyList<NamedSettings> Loads { get; }

    /// <summary>What <c>targets</c> in mixdown.yml says of the target in use; null when it says nothing.</summary>
    public SettingNode.Map? TargetSettings { get; }

    /// <summary>The other keys of mixdown.yml: <c>flows</c>, <c>streams</c>, <c>serve</c>, …</summary>
    public IReadOnlyDictionary<string, SettingNode> OtherSettings { get; }

    /// <summary>The selectors of selectors.yml, in its order.</summary>
    public IReadOnlyList<NamedSelector> Selectors { get; }

    /// <summary>What a person should look at, although it stops nothing.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; }

    internal CompileContext Context { get; }
}
