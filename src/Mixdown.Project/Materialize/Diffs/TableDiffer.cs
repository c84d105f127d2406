using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Diffs;

/// <summary>Compares relations in the warehouse; only counts and a few examples leave it.</summary>
/// <param name="warehouse">What is there.</param>
/// <param name="session">No transaction is open on it, before and after.</param>
public sealed class TableDiffer(Warehouse warehouse, IEngineSession session)
{
    /// <summary>Compares what a model's SQL gives now with what is published. Nothing that it does stays.</summary>
    /// <param name="node">A model that is published.</param>
    /// <param name="settings">How to compare.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <exception cref="MixdownException">MX1620: it is not published; MX1621: the key is none; or its SQL fails.</exception>
    public TableDiff WithPublished(ProjectNode node, DiffSettings settings, CancellationToken cancel)
    {
        var published = Published(node);
        var rendering = Rendering(node, cancel);
        session.Begin();
        try
        {
            var sql = warehouse.Compiler.Compile(node, warehouse, session, cancel).Sql;
            var rows = ModelCompiler.Jinja(rendering, () => rendering.Call("diff_new_rows", published, sql)) as RelationValue;
            return Compare(rendering, (published, $"{node.Relation}"), (rows!, $"{node.Name} (its SQL now)"), Keys(node, settings), settings, cancel);
        }
        finally
        {
            session.Rollback();
        }
    }

    /// <summary>Compares what is published with the relation of the state that is deferred to.</summary>
    /// <exception cref="MixdownException">MX1620: one of them is not there; MX1621: the key is none.</exception>
    public TableDiff WithState(ProjectNode node, DiffSettings settings, CancellationToken cancel)
    {
        var other = warehouse.Project.Context.Deferral?.StateOf(node)
            ?? throw new MixdownException(new Diagnostic("MX1620", $"The state has no '{node.Name}'", node.DeclaredAt, "Compare with the state of an environment that has it."));
        return Compare(Rendering(node, cancel), (Value(other), $"{other}"), (Published(node), $"{node.Relation}"), Keys(node, settings), settings, cancel);
    }

    /// <summary>Compares two relations.</summary>
    /// <exception cref="MixdownException">One of them is not there; MX1621: the key is none.</exception>
    public TableDiff Relations(RelationName old, RelationName now, DiffSettings settings, CancellationToken cancel) =>
        Compare(Rendering(null, cancel), (Value(old), $"{old}"), (Value(now), $"{now}"), settings.Keys, settings, cancel);

    IReadOnlyList<string> Keys(ProjectNode node, DiffSettings settings) => settings.Keys.Count > 0 ? settings.Keys : DiffKeys.Of(warehouse.Project, node);

    RelationValue Published(ProjectNode node) => warehouse.Relations.Find(node.Relation.Schema, node.Relation.Identifier) is { } type
        ? Value(node.Relation) with { Type = type }
        : throw new MixdownException(new Diagnostic("MX1620", $"There is no {node.Relation} yet", node.DeclaredAt, $"Build it first: mixdown build --select {node.Name}."));

    RelationValue Value(RelationName name) => RelationValue.Of(name).InDatabaseOf(warehouse.Project.Target);

    Rendering Rendering(ProjectNode? node, CancellationToken cancel) =>
        new(warehouse.Project.Context, node, new WarehouseTransaction(session, warehouse.Relations, cancel), cancel) { ChecksRefs = false };

    TableDiff Compare(
        Rendering rendering, (RelationValue Relation, string Name) old, (RelationValue Relation, string Name) now,
        IReadOnlyList<string> keys, DiffSettings settings, CancellationToken cancel)
    {
        var columns = new DiffColumns(Columns(old.Relation, cancel), Columns(now.Relation, cancel));
        var query = new DiffQuery(rendering, old.Relation, now.Relation);
        var diff = new TableDiff(old.Name, now.Name, columns.Keys(keys));
        return diff.Keys.Count == 0 ? query.WholeRows(diff, columns) : query.ByKey(diff, columns, settings.Examples);
    }

    IReadOnlyList<ResultColumn> Columns(RelationValue relation, CancellationToken cancel) =>
        session.QueryAtMost($"select * from {relation.Print()}", 0, cancel).Columns;
}
