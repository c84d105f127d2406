using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Runs.Running;
using Mixdown.Runs.Validation;

namespace Mixdown.Runs.Documents;

/// <summary>Writes what catalogs and documentation sites read: the manifest, and the catalog of what the warehouse has.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectDocuments(RunHost host)
{
    /// <summary>Writes <c>manifest.json</c> and <c>catalog.json</c> into the target path.</summary>
    /// <param name="request">Project and selection of what is compiled.</param>
    /// <param name="options">What is left out.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The catalog's file, and how many tables and views are in it.</returns>
    /// <exception cref="MixdownException">The project has errors, or there is no warehouse yet (MX4005).</exception>
    public (string File, int Relations) Generate(RunRequest request, DocumentOptions options, CancellationToken cancel)
    {
        var reading = new ProjectReading(host);
        var project = options.Compiles ? reading.Compile(request, cancel).Project : reading.Parse(request, cancel);
        var columns = options.AsksWarehouse ? Ask(project, cancel) : Enumerable.Empty<CatalogColumn>().ToLookup(_ => default(RelationName)!);
        var path = Path.Combine(project.TargetPath, "catalog.json");
        var metadata = new ArtifactMetadata(host.Clock.GetUtcNow(), project.Request.InvocationId, project.Name, project.Target.Type);
        ArtifactFile.Write(project, path, file => new CatalogWriter(metadata).Write(file, project.Manifest, columns));
        return (path, columns.Count);
    }

    ILookup<RelationName, CatalogColumn> Ask(MixdownProject project, CancellationToken cancel)
    {
        using var warehouse = host.Targets.OpenForReading(project);
        using var session = warehouse.Engine.OpenSession();
        return WarehouseCatalog.Read(project, session, cancel);
    }
}
