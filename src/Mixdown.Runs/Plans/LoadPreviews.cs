using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Previews;
using Mixdown.Project;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Plans;

/// <summary>Says what loads would do: takes no lock, and writes nothing into the project or the lake.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class LoadPreviews(RunHost host)
{
    /// <summary>The tables of each load that is asked for, in the order of the project file.</summary>
    /// <param name="request">Names the project; its selection names loads, all when it is empty.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">The project has errors, or a source cannot be reached.</exception>
    public async Task<IReadOnlyList<(string Load, IReadOnlyList<TablePreview> Tables)>> RunAsync(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request with { PartialParse = false }, host.NewId().ToString()), cancel);
        var scratch = Directory.CreateTempSubdirectory("mixdown-dry-run-").FullName;
        try
        {
            using var parquet = new DuckDbParquetWriter(new DuckDbEngineOptions { TempFolder = scratch });
            var previewer = new LoadPreviewer(Host(project, request, parquet, scratch));
            var previews = new List<(string, IReadOnlyList<TablePreview>)>();
            foreach (var load in LoadStage.Choose(LoadDefinitions.Bind(project), request.Select))
                previews.Add((load.Name, await previewer.RunAsync(load, new LoadRequest("dry-run") { Migrates = request.Migrate, IsFullRefresh = request.FullRefresh }, cancel)));
            return previews;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    LoadHost Host(MixdownProject project, RunRequest request, DuckDbParquetWriter parquet, string scratch)
    {
        var stores = host.StoresOf(project);
        return new LoadHost
        {
            Lake = RunHost.Lake(project, stores).Own,
            Stores = stores,
            Delta = host.Delta(parquet.Checkpoints(scratch)),
            Parquet = parquet,
            Target = project.Target.Name,
            ProjectFolder = project.Root,
            ScratchFolder = scratch,
            Threads = request.Threads ?? project.Target.Threads,
        };
    }
}
