using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Analysis;

/// <summary>Types and column lineage of a project, from what the lake and the warehouse know of its sources. Takes no lock, and
/// does with less where nothing is loaded or the warehouse cannot be reached.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class LineageReading(RunHost host)
{
    /// <summary>The lineage; quick where little has changed since the last one, which <c>.mixdown</c> keeps.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ProjectLineage> ReadAsync(MixdownProject project, CancellationToken cancel)
    {
        using var warehouse = Reach(host, project);
        using var session = warehouse?.Engine.OpenSession();
        var sources = await new SourceTypes(host, project).ReadAsync(session, cancel);
        return LineageAnalysis.Run(new ModelCompiler(project), Inputs(project, sources, session), cancel);
    }

    internal static LineageInputs Inputs(MixdownProject project, IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>> sources, IEngineSession? session) => new()
    {
        Sources = sources,
        Server = session,
        CacheFile = RunHost.Folders(project).Lineage,
    };

    /// <summary>The warehouse, open for reading; null when it is not there, in use, or away.</summary>
    internal static OpenWarehouse? Reach(RunHost host, MixdownProject project)
    {
        try
        {
            return host.Targets.OpenForReading(project);
        }
        catch (MixdownException)
        {
            // The boundary of a convenience: the analysis is right without a warehouse, and knows less.
            return null;
        }
    }
}
