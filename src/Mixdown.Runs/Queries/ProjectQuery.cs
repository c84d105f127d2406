using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Queries;

/// <summary>Answers a person's SQL from a project's warehouse, which it opens for reading only.</summary>
public sealed class ProjectQuery : IProjectQuery
{
    readonly MixdownProject _project;
    readonly ITargetWarehouse _warehouse;
    readonly OpenWarehouse _opened;
    readonly IEngineSession _session;

    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Which project, which target.</param>
    /// <param name="cancel">Stops the reading of the project.</param>
    /// <exception cref="MixdownException">MX4005: there is no warehouse yet; MX3002: another process writes it.</exception>
    public ProjectQuery(RunHost host, RunRequest request, CancellationToken cancel)
    {
        _project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        _warehouse = TargetWarehouses.Of(_project);
        _opened = host.Targets.OpenForReading(_project);
        _session = _opened.Engine.OpenSession();
    }

    /// <inheritdoc/>
    public ResultTable Answer(string sql, int rows, CancellationToken cancel) => _session.QueryAtMost(sql, rows, cancel);

    /// <summary>The answer of an analysis of the project.</summary>
    /// <param name="name">Its file's name without <c>.sql</c>.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <exception cref="MixdownException">MX4006: there is no analysis of that name.</exception>
    public ResultTable AnswerAnalysis(string name, CancellationToken cancel)
    {
        var analyses = _project.Manifest.Nodes.Values.Where(node => node.Kind == NodeKind.Analysis).ToList();
        var analysis = analyses.Find(node => node.Name == name) ?? throw new MixdownException(new Diagnostic(
            "MX4006", $"There is no analysis '{name}'", Hint: DidYouMean.Hint(name, analyses.Select(node => node.Name))));
        return _session.Query(new ModelCompiler(_project).Compile(analysis, cancel).Sql, cancel);
    }

    /// <inheritdoc/>
    public void Export(string sql, QueryFormat format, string file, CancellationToken cancel) =>
        _warehouse.Export(_session, sql.TrimEnd().TrimEnd(';'), format, file, cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _opened.Dispose();
    }
}
