using System.Collections.Frozen;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Materialize;
using Mixdown.Project.Materialize.Changes;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Plans;

/// <summary>Finds out what a build would change, and changes nothing.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class PlanReading(RunHost host)
{
    /// <summary>What <c>build --changed</c> of a selection would do.</summary>
    /// <param name="request">Project and selection.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">The project has errors, or its warehouse is there and cannot be read.</exception>
    public async Task<BuildPreview> ReadAsync(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var selected = Selected.Begin(request, project);
        using var opened = Open(project);
        using var session = opened.Engine.OpenSession();
        var sources = new SourceTypes(host, project);
        var inputs = LineageReading.Inputs(project, await sources.ReadAsync(session, cancel), session);
        var compiler = new ModelCompiler(project);
        var warehouse = Warehouse.Read(compiler, session, cancel);
        var steps = BuildPlan.Create(project.Graph, selected.Ids, BuildVerb.Build).Steps;
        var changes = ChangePlan.Of(warehouse, sources.LakeVersions, seen: null, failed: FrozenSet<string>.Empty, cancel);
        var taken = request.FullRefresh ? steps : changes.Changed(steps);
        var lineage = LineageAnalysis.Run(compiler, inputs, cancel);
        var isNative = opened.Engine.Capabilities.Dialect == QueryPlanner.Dialect;
        var preview = new NodePreview(warehouse, session, changes, lineage, new ColumnComparison(new TypeChange(isNative)));
        List<PlannedNode> nodes = [.. taken.Select(step => step.Node).OfType<ProjectNode>().Select(node => preview.Of(node, cancel))];
        return new BuildPreview(
            project.Target.Name,
            WithUses(compiler, inputs, nodes, lineage, cancel),
            steps.Count(step => step.Node is not null) - nodes.Count,
            taken.Sum(step => step.Checks.Count),
            [.. selected.Warnings, .. lineage.Problems]);
    }

    /// <summary>The target's warehouse; an empty one where there is none yet.</summary>
    OpenWarehouse Open(MixdownProject project)
    {
        try
        {
            return host.Targets.OpenForReading(project);
        }
        catch (MixdownException none) when (none.Diagnostics[0].Code == "MX4005")
        {
            // The boundary of a question whose answer is that all is new.
            return OpenWarehouse.Nothing();
        }
    }

    /// <summary>Who would miss the columns that go: told by an analysis in which they are still there.</summary>
    static IReadOnlyList<PlannedNode> WithUses(
        ModelCompiler compiler, LineageInputs inputs, List<PlannedNode> nodes, ProjectLineage lineage, CancellationToken cancel)
    {
        var gone = nodes.Where(node => node.Columns.Any(column => column.Kind == ColumnChangeKind.Removed)).ToDictionary(
            node => node.UniqueId,
            node => (IReadOnlyList<ResultColumn>)[.. node.Columns.Where(column => column.Kind == ColumnChangeKind.Removed).Select(column => new ResultColumn(column.Column, column.OldType!))],
            StringComparer.Ordinal);
        var before = gone.Count == 0 ? lineage : LineageAnalysis.Run(compiler, inputs with { AlsoThere = gone, CacheFile = null }, cancel);
        var project = compiler.Project;
        return [.. nodes.Select(node => node with
        {
            Columns = [.. node.Columns.Select(change => ColumnComparison.WithUses(project, before, project.Manifest.Nodes[node.UniqueId], change))],
        })];
    }
}
