using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Project;
using Mixdown.Runs.Running.Loading;

namespace Mixdown.Runs.Running;

/// <summary>Joins what Project read with what Ingest understands.</summary>
static class LoadDefinitions
{
    /// <summary>The loads of a project.</summary>
    /// <exception cref="MixdownException">All that is wrong with any of them.</exception>
    public static IReadOnlyList<LoadDefinition> Bind(MixdownProject project)
    {
        var diagnostics = new List<Diagnostic>();
        var loads = Bind(project, diagnostics);
        if (diagnostics.Exists(problem => problem.Severity == Severity.Error))
            throw new MixdownException(diagnostics);
        return loads;
    }

    /// <summary>The loads of a project that can be bound; what is wrong is added to <paramref name="diagnostics"/>, with the
    /// lines of its file.</summary>
    public static IReadOnlyList<LoadDefinition> Bind(MixdownProject project, List<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var profiles = new LoadProfiles(project, found);
        List<LoadDefinition> loads = [];
        foreach (var load in project.Loads)
        {
            if (profiles.Resolve(load.Settings) is { } settings && LoadDefinition.Bind(load.Name, settings, found) is { } bound)
                loads.Add(bound);
        }
        diagnostics.AddRange(found.Select(problem => WithLines(project, problem)));
        return loads;
    }

    /// <summary>The same with the lines of its file.</summary>
    public static Diagnostic WithLines(MixdownProject project, Diagnostic problem) =>
        problem.At is { } at ? problem.In(File.ReadAllText(Path.Combine(project.Root, at.File))) : problem;
}
