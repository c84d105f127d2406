using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Editing;

/// <summary>Types and column lineage while a project is edited. Columns of sources are asked for once and kept, so that the
/// warehouse is hardly ever open: a build in another process may need it for itself.</summary>
sealed class EditorLineage(RunHost host)
{
    IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>>? _sources;
    string _asked = "";

    /// <summary>The columns of sources may have changed.</summary>
    public void Forget() => _sources = null;

    /// <summary>The lineage of a project as it stands in the editor.</summary>
    public async Task<ProjectLineage> ReadAsync(MixdownProject project, CancellationToken cancel)
    {
        var isShared = TargetWarehouses.Of(project).IsShared;
        using var server = isShared ? LineageReading.Reach(host, project) : null;
        using var session = server?.Engine.OpenSession();
        var wanted = string.Join('\n', project.Manifest.Sources.Keys.Order(StringComparer.Ordinal));
        if (_sources is null || _asked != wanted)
            (_sources, _asked) = (isShared ? await Sources(project, session, cancel) : await Sources(project, cancel), wanted);
        return LineageAnalysis.Run(new ModelCompiler(project), LineageReading.Inputs(project, _sources, session), cancel);
    }

    async Task<IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>>> Sources(MixdownProject project, CancellationToken cancel)
    {
        using var warehouse = LineageReading.Reach(host, project);
        using var session = warehouse?.Engine.OpenSession();
        return await Sources(project, session, cancel);
    }

    Task<IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>>> Sources(MixdownProject project, IEngineSession? session, CancellationToken cancel) =>
        new SourceTypes(host, project).ReadAsync(session, cancel);
}
