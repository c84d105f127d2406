using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Project.Materialize.Diffs;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Diffs;

/// <summary>Compares tables of a project's warehouse, and leaves nothing behind.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class DiffReading(RunHost host)
{
    /// <summary>Compares what models' SQL gives now, built in full, with what is published; with a state in the request, what is
    /// published with the state's relations.</summary>
    /// <param name="request">Which project, which models.</param>
    /// <param name="settings">How to compare.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <exception cref="MixdownException">MX4005: there is no warehouse yet; MX1620, MX1621: a model cannot be compared.</exception>
    public IReadOnlyList<TableDiff> Models(RunRequest request, DiffSettings settings, CancellationToken cancel)
    {
        var whole = request with { FullRefresh = true, Defer = request.State is not null };
        var project = Read(whole, cancel);
        var selected = Selected.Begin(whole, project).Ids;
        var models = project.Graph.InOrder.OfType<ProjectNode>().Where(node => selected.Contains(node.UniqueId) && node is { Kind: NodeKind.Model, IsRelation: true });
        return Compare(
            project,
            differ => [.. models.Select(node => request.State is null ? differ.WithPublished(node, settings, cancel) : differ.WithState(node, settings, cancel))],
            cancel);
    }

    /// <summary>Compares two relations: names of models, or <c>schema.table</c>.</summary>
    /// <param name="request">Which project.</param>
    /// <param name="old">The one to compare with.</param>
    /// <param name="now">The other one.</param>
    /// <param name="settings">How to compare.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <exception cref="MixdownException">MX4005: there is no warehouse yet; MX4030: a name means nothing.</exception>
    public TableDiff Relations(RunRequest request, string old, string now, DiffSettings settings, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        var (one, other) = (Name(project, old), Name(project, now));
        return Compare(project, differ => [differ.Relations(one, other, settings, cancel)], cancel)[0];
    }

    MixdownProject Read(RunRequest request, CancellationToken cancel) =>
        ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);

    IReadOnlyList<TableDiff> Compare(MixdownProject project, Func<TableDiffer, IReadOnlyList<TableDiff>> work, CancellationToken cancel)
    {
        using var opened = host.Targets.OpenForReading(project);
        using var session = opened.Engine.OpenSession();
        return work(new TableDiffer(Warehouse.Read(new ModelCompiler(project), session, cancel), session));
    }

    static RelationName Name(MixdownProject project, string name)
    {
        var models = project.Manifest.Nodes.Values.Where(node => node.IsRelation).ToList();
        if (models.Find(node => node.Name == name) is { } model)
            return model.Relation;
        return name.Split('.') switch
        {
            [var schema, var table] => new RelationName(null, schema, table),
            [var database, var schema, var table] => new RelationName(database, schema, table),
            _ => throw new MixdownException(new Diagnostic("MX4030", $"There is no model '{name}'", Hint: DidYouMean.Hint(name, models.Select(node => node.Name)))),
        };
    }
}
