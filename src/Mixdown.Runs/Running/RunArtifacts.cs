using Mixdown.Project;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Running.Steps;

namespace Mixdown.Runs.Running;

/// <summary>Leaves the artifacts of a run where dbt's readers look for them.</summary>
/// <param name="project">The project.</param>
/// <param name="host">Dates them.</param>
/// <param name="runId">The run.</param>
/// <param name="selected">Ids of the nodes that the run is about.</param>
/// <param name="verb">What is done with them.</param>
sealed class RunArtifacts(MixdownProject project, RunHost host, string runId, IReadOnlySet<string> selected, BuildVerb verb)
{
    /// <summary>Writes the manifest, the run results, and the SQL of each node.</summary>
    public void Write(RunRequest request, StepResults results, TimeSpan took)
    {
        var metadata = new ArtifactMetadata(host.Clock.GetUtcNow(), runId, project.Name, project.Target.Type);
        // A file or two for each node and each check: they wait for the disk, not for each other.
        Parallel.ForEach(results.Results, WriteSql);
        ArtifactFile.Write(project, Path.Combine(project.TargetPath, "manifest.json"), file =>
            new ManifestWriter(metadata).Write(file, project.Manifest, project.Graph, Compiled(results)));
        ArtifactFile.Write(project, Path.Combine(project.TargetPath, "run_results.json"), file =>
            new RunResultsWriter(metadata).Write(file, RequestArguments.Of(request), Of(results), took));
    }

    /// <summary>What became of each node and each check, those that were left out behind the others.</summary>
    public IReadOnlyList<RunResult> Of(StepResults results)
    {
        List<RunResult> all = [.. results.Results.SelectMany(Of), .. results.Skipped.SelectMany(Of)];
        if (verb == BuildVerb.Build)
            all.AddRange(NoOps.Of(project.Graph, selected, [.. all], host.Clock.GetUtcNow()));
        return all;
    }

    void WriteSql(NodeResult result)
    {
        if (result is { Node: { } node, Sql.Length: > 0 })
        {
            CompiledFiles.WriteCompiled(project, node, result.Sql);
            CompiledFiles.WriteRun(project, node, result.Statements);
        }
        foreach (var check in result.Checks.Where(check => check.Sql.Length > 0))
            CompiledFiles.WriteCompiled(project, check.Check, check.Sql);
    }

    static Dictionary<string, string> Compiled(StepResults results)
    {
        var compiled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in results.Results)
        {
            if (result is { Node: { } node, Sql.Length: > 0 })
                compiled[node.UniqueId] = result.Sql;
            foreach (var check in result.Checks.Where(check => check.Sql.Length > 0))
                compiled[check.Check.UniqueId] = check.Sql;
        }
        return compiled;
    }

    static IEnumerable<RunResult> Of(NodeResult result)
    {
        if (result.Node is { } node)
        {
            yield return new RunResult(node.UniqueId, result.Word, result.Message, result.StartedAt, result.Took)
            {
                Code = result.Code,
                Batches = result.Batches,
                RowsAffected = result.Rows < 0 ? null : result.Rows,
                CompiledCode = result.Sql,
                RelationName = node.Relation.ToString(),
            };
        }
        foreach (var check in result.Checks)
        {
            yield return new RunResult(
                check.Check.UniqueId, check.Status.ToString().ToLowerInvariant(), check.Message, check.StartedAt, check.Took)
            {
                Failures = check.Failures,
                CompiledCode = check.Sql,
                RelationName = check.Stored?.ToString(),
            };
        }
    }

    IEnumerable<RunResult> Of((BuildStep Step, string Why) skipped)
    {
        var now = host.Clock.GetUtcNow();
        IEnumerable<ProjectNode> nodes = skipped.Step.Node is { } node ? [node, .. skipped.Step.Checks] : skipped.Step.Checks;
        return nodes.Select(left => new RunResult(left.UniqueId, "skipped", skipped.Why, now, TimeSpan.Zero));
    }
}
