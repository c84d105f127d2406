using Mixdown.Data.Diagnostics;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Dashboards.Checks;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Adhoc;
using Mixdown.Project;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Events;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Streaming;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Validation;

/// <summary>Reads a project without a lock, a warehouse or a source: lists, compiles, validates.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectReading(RunHost host)
{
    /// <summary>What is selected, in the order of the graph.</summary>
    /// <param name="request">Project and selection.</param>
    /// <param name="cancel">Stops the reading.</param>
    public ListedNodes List(RunRequest request, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        var found = Running.Selected.By(request, project);
        return new ListedNodes([.. project.Graph.InOrder.Where(node => found.Ids.Contains(node.UniqueId) && IsListed(node, request))], found.Warnings);
    }

    /// <summary>Its dashboards, in the order of their titles.</summary>
    public IReadOnlyList<DashboardName> Dashboards(RunRequest request, CancellationToken cancel) => ProjectFacts.DashboardsOf(Read(request, cancel));

    /// <summary>Analyses are listed only where somebody asks for that kind, as in dbt.</summary>
    static bool IsListed(GraphNode node, RunRequest request) =>
        node.Kind is not (NodeKind.Analysis or NodeKind.Operation) || request.ResourceTypes.Any(kind => kind == node.KindWord || kind == "all");

    /// <summary>Reads every file and every name and writes what the project declares to <c>target/manifest.json</c>.</summary>
    public MixdownProject Parse(RunRequest request, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        WriteManifest(project, new Dictionary<string, string>(0));
        return project;
    }

    /// <summary>Makes the SQL of what is selected and writes it under <c>target/compiled</c>, with the manifest beside it.</summary>
    public CompiledProject Compile(RunRequest request, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        using var warehouse = new ReadingWarehouse(host, project);
        var asked = Asked(project, warehouse, cancel);
        var compiler = new ModelCompiler(project);
        var nodes = Compile(Selected(project, request).OfType<ProjectNode>(), node => compiler.Compile(node, asked, cancel), cancel);
        Parallel.ForEach(nodes, compiled => CompiledFiles.WriteCompiled(project, compiled.Node, compiled.Sql));
        WriteManifest(project, nodes.ToDictionary(compiled => compiled.Node.UniqueId, compiled => compiled.Sql, StringComparer.Ordinal));
        return new CompiledProject(project, nodes, Path.Combine(project.TargetPath, "compiled"), Warnings(project, nodes));
    }

    /// <summary>Makes the SQL of a text that stands in no file.</summary>
    /// <param name="request">Names the project.</param>
    /// <param name="sql">May have Jinja: <c>select * from {{ ref('orders') }}</c>.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MixdownException">The project has errors, or the text has.</exception>
    public CompiledNode CompileInline(RunRequest request, string sql, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        Running.Selected.Begin(request, project);
        using var warehouse = new ReadingWarehouse(host, project);
        var compiler = new ModelCompiler(project);
        return compiler.Compile(compiler.Inline(sql), Asked(project, warehouse, cancel), cancel);
    }

    /// <summary>What templates ask, and who hears what they say.</summary>
    LateWarehouse Asked(MixdownProject project, ReadingWarehouse warehouse, CancellationToken cancel)
    {
        var events = new RunEvents(host.Clock, host.Listeners) { Secrets = project.Secrets };
        project.Listen((output, text) => events.Send(at => new Printed(at, output, text)));
        return new LateWarehouse(new ModelCompiler(project), warehouse.OpenSession, cancel);
    }

    /// <summary>Reads every file, binds every load, makes every node's SQL, and has the planner bind it: nothing is run.</summary>
    public async Task<ValidationResult> ValidateAsync(RunRequest request, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        var problems = new List<Diagnostic>();
        var loads = LoadDefinitions.Bind(project, problems);
        var streams = StreamDefinitions.Bind(project, problems);
        var live = LiveTables.Bind(project, problems);
        var compiler = new ModelCompiler(project);
        using var warehouse = new ReadingWarehouse(host, project);
        var asked = new LateWarehouse(compiler, warehouse.OpenSession, cancel);
        var nodes = Compile(project.Manifest.Nodes.Values, node => CompileWithLeast(compiler, node, asked, cancel), cancel);
        problems.AddRange(Warnings(project, nodes));
        var lineage = await new LineageReading(host).ReadAsync(project, cancel);
        problems.AddRange(lineage.Problems);
        problems.AddRange(DashboardCheck.Run(project, lineage, cancel));
        problems.AddRange(await new DeclaredSources(host).CheckAsync(project, cancel));
        return new ValidationResult(problems, [
            (loads.Count, "load"),
            .. streams.Count == 0 ? ((int, string)[])[] : [(streams.Count, "stream")],
            .. live.Count == 0 ? ((int, string)[])[] : [(live.Count, "live table")],
            (project.Manifest.Sources.Count, "source table"),
            (project.Manifest.Nodes.Values.Count(node => node.Kind == NodeKind.Model), "model"),
            (project.Manifest.Nodes.Values.Count(node => node.Kind == NodeKind.Test), "check"),
            (project.Manifest.Metrics.Count(), "metric"),
            (project.Manifest.Dashboards.Count, "dashboard"),
        ]);
    }

    /// <summary>Without a warehouse, since of what is read nothing has to be built yet. A node that asks something is made again with the
    /// warehouse, where there is one that has the answer.</summary>
    static CompiledNode CompileWithLeast(ModelCompiler compiler, ProjectNode node, LateWarehouse warehouse, CancellationToken cancel)
    {
        var alone = compiler.Compile(node, cancel);
        if (!alone.AskedInVain)
            return alone;
        var (asked, wrong) = TryCompile(node, own => compiler.Compile(own, warehouse, cancel));
        return wrong.Count == 0 && !asked!.AskedInVain ? asked : alone;
    }

    MixdownProject Read(RunRequest request, CancellationToken cancel) =>
        ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);

    void WriteManifest(MixdownProject project, IReadOnlyDictionary<string, string> compiled)
    {
        var metadata = new ArtifactMetadata(host.Clock.GetUtcNow(), project.Request.InvocationId, project.Name, project.Target.Type);
        ArtifactFile.Write(project, Path.Combine(project.TargetPath, "manifest.json"), file =>
            new ManifestWriter(metadata).Write(file, project.Manifest, project.Graph, compiled));
    }

    static IEnumerable<GraphNode> Selected(MixdownProject project, RunRequest request)
    {
        var selected = Running.Selected.Begin(request, project).Ids;
        return project.Graph.InOrder.Where(node => selected.Contains(node.UniqueId));
    }

    /// <summary>Nodes do not wait for each other here, so all cores make SQL.</summary>
    /// <exception cref="MixdownException">All that is wrong with any of them.</exception>
    static IReadOnlyList<CompiledNode> Compile(IEnumerable<ProjectNode> nodes, Func<ProjectNode, CompiledNode> compile, CancellationToken cancel)
    {
        var made = nodes.AsParallel().AsOrdered().WithCancellation(cancel).Select(node => TryCompile(node, compile)).ToList();
        List<Diagnostic> wrong = [.. made.SelectMany(result => result.Wrong)];
        return wrong.Count == 0 ? [.. made.Select(result => result.Compiled!)] : throw new MixdownException(wrong);
    }

    static (CompiledNode? Compiled, IReadOnlyList<Diagnostic> Wrong) TryCompile(ProjectNode node, Func<ProjectNode, CompiledNode> compile)
    {
        try
        {
            return (compile(node), []);
        }
        catch (MixdownException problem)
        {
            // The boundary of a node: a person wants to see what is wrong with all of them at once.
            return (null, problem.Diagnostics);
        }
    }

    static IReadOnlyList<Diagnostic> Warnings(MixdownProject project, IReadOnlyList<CompiledNode> nodes) =>
        [.. project.Warnings, .. nodes.SelectMany(compiled => compiled.Warnings)];
}
