using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Selection;
using Mixdown.Project.State;

namespace Mixdown.Project;

/// <summary>A project that was read without errors. Does not change, but for <see cref="Begin"/>.</summary>
public sealed class MixdownProject
{
    SecretMask? _secrets;

    internal MixdownProject(CompileContext context, NodeGraph graph, MixdownFile file, IReadOnlyList<Diagnostic> warnings)
    {
        Context = context;
        Graph = graph;
        Warnings = warnings;
        Loads = file.Loads;
        Streams = file.Streams;
        TargetSettings = file.Target;
        OtherSettings = file.Other;
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

    /// <summary>Hides the project's secrets in what is printed and written.</summary>
    public SecretMask Secrets => _secrets ??= ProjectSecrets.Of(Request.Environment, Target, OtherSettings.GetValueOrDefault("s3"), OtherSettings.GetValueOrDefault("embeds"));

    /// <summary>Everything declared.</summary>
    public Manifest Manifest => Context.Manifest;

    /// <summary>What reads what.</summary>
    public NodeGraph Graph { get; }

    /// <summary>The loads of mixdown.yml; what the target says of a load has replaced it.</summary>
    public IReadOnlyList<NamedSettings> Loads { get; }

    /// <summary>The streams of mixdown.yml; what the target says of a stream has replaced it.</summary>
    public IReadOnlyList<NamedSettings> Streams { get; }

    /// <summary>What <c>targets</c> in mixdown.yml says of the target in use; null when it says nothing.</summary>
    public SettingNode.Map? TargetSettings { get; }

    /// <summary>The other keys of mixdown.yml: <c>flows</c>, <c>live</c>, <c>serve</c>, …</summary>
    public IReadOnlyDictionary<string, SettingNode> OtherSettings { get; }

    /// <summary>The selectors of selectors.yml, in its order.</summary>
    public IReadOnlyList<NamedSelector> Selectors => Manifest.Selectors;

    /// <summary>What a person should look at, although it stops nothing.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; }

    /// <summary>What <c>flags</c> in dbt_project.yml says of how commands run; null when it says nothing.</summary>
    public SettingNode.Map? Flags => Context.Project.Flags;

    internal CompileContext Context { get; }

    /// <summary>An output of profiles.yml, in use or not; null, and what is wrong, when there is none.</summary>
    /// <param name="name">An output of the profile in use, another profile, or <c>PROFILE/OUTPUT</c>.</param>
    /// <param name="at">Who asks.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public ProfileTarget? FindOutput(string name, SourceSpan at, ICollection<Diagnostic> diagnostics)
    {
        var scope = new SettingsScope(Request.Environment, secrets: true, Context.Variables) { Request = Request };
        var render = new SettingsRenderer(Context.Environments.Settings, scope, diagnostics).Render;
        return new ProfilesReader(Request, render, diagnostics).Read(name, Target.Profile, at);
    }

    /// <summary>Says who hears what templates say with <c>log()</c> and <c>print()</c>; until then nobody does.</summary>
    /// <param name="said">Is called on any thread.</param>
    public void Listen(Action<TemplateOutput, string> said) => Context.Said = said;

    /// <summary>Says what a run is about, before its first node is compiled.</summary>
    /// <param name="selected">Ids of the nodes that it takes: <c>selected_resources</c>.</param>
    /// <param name="state">Has the relations that ref() means where this target has none; null without <c>--defer</c>.</param>
    /// <param name="favorState">Whether ref() means the state's relation even where this target has one, unless it is selected.</param>
    /// <exception cref="MixdownException">MX1404: the state's manifest cannot be read.</exception>
    public void Begin(IReadOnlySet<string> selected, StateFolder? state = null, bool favorState = false)
    {
        Context.Selected = selected;
        Context.Deferral = state is null ? null : Deferral.To(state, Manifest, selected, favorState);
    }
}
