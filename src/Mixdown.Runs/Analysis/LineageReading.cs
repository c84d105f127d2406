using Mixdown.Data.Diagnostics;
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
        using var warehouse = Reach(project);
        return await ReadAsync(project, warehouse, cancel);
    }

    internal async Task<ProjectLineage> ReadAsync(MixdownProject project, OpenWarehouse? warehouse, CancellationToken cancel)
    {
        using var session = warehouse?.Engine.OpenSession();
        var inputs = new LineageInputs
        {
            Sources = await new SourceTypes(host, project).ReadAsync(session, cancel),
            Server = session,
            CacheFile = RunHost.Folders(project).Lineage,
        };
        return LineageAnalysis.Run(new ModelCompiler(project), inputs, cancel);
    }

    /// <summary>The warehouse, open for reading; null when it is not there, in use, or away.</summary>
    static OpenWarehouse? Reach(MixdownProject project)
    {
        try
        {
            return TargetWarehouses.Of(project).OpenForReading();
        }
        catch (MixdownException)
        {
            // The boundary of a convenience: the analysis is right without a warehouse, and knows less.
            return null;
        }
    }
}
