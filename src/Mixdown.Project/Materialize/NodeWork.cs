using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>One step in work: its transaction, its time, and the form of its result.</summary>
sealed class NodeWork(Warehouse warehouse, PublishContext publish, IEngineSession session, CancellationToken cancel)
{
    readonly long _started = publish.Clock.GetTimestamp();

    public Warehouse Warehouse => warehouse;

    public PublishContext Publish => publish;

    public CancellationToken Cancel => cancel;

    public DateTimeOffset StartedAt { get; } = publish.Clock.GetUtcNow();

    public WarehouseTransaction Transaction { get; } = new(session, warehouse.Relations, cancel);

    /// <summary>The SQL of the node, once it is made.</summary>
    public CompiledNode? Compiled { get; private set; }

    /// <summary>Time in which the SQL was made.</summary>
    public TimeSpan CompileTook { get; private set; }

    public TimeSpan Elapsed(long since) => publish.Clock.GetElapsedTime(since);

    /// <summary>A rendering of a node in this transaction.</summary>
    public Rendering Rendering(ProjectNode node, Batch? batch = null) =>
        new(warehouse.Compiler.Project.Context, node, Transaction, cancel) { Batch = batch };

    /// <summary>Makes the SQL of the node, or of one batch of it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="batch">The batch; null for all of the node.</param>
    /// <param name="prepare">Sets what the templates see beside the context.</param>
    public CompiledNode Compile(ProjectNode node, Batch? batch, Action<Rendering>? prepare = null)
    {
        var started = publish.Clock.GetTimestamp();
        Compiled = warehouse.Compiler.Compile(node, of =>
        {
            var rendering = Rendering(of, batch);
            if (batch is not null)
                rendering.Set("model", ModelFacts.Of(of, null, batch));
            prepare?.Invoke(rendering);
            return rendering;
        });
        CompileTook += Elapsed(started);
        return Compiled;
    }

    public NodeResult Result(string id, ProjectNode? node, NodeStatus status) => new(id, node, status, StartedAt, Elapsed(_started))
    {
        Sql = Compiled?.Sql ?? "",
        Statements = Transaction.Statements,
        CompileTook = CompileTook,
        Diagnostics = Compiled?.Warnings ?? [],
    };

    public NodeResult Failed(BuildStep step, IReadOnlyList<Diagnostic> diagnostics)
    {
        var placed = diagnostics.Select(wrong => Place(wrong, step.Node ?? step.Checks[0])).ToList();
        return Result(step.Id, step.Node, NodeStatus.Error) with
        {
            Diagnostics = [.. Compiled?.Warnings ?? [], .. placed],
            Message = placed[0].Message,
            Checks = [.. step.Checks.Select(check => new CheckResult(check, NodeStatus.Skipped, 0, StartedAt, TimeSpan.Zero))],
        };
    }

    /// <summary>An error in the SQL that was sent, at the line of the file that a person wrote.</summary>
    public Diagnostic Place(Diagnostic wrong, ProjectNode node) => Compiled is { } compiled && Transaction.Statements.Count > 0
        ? SqlTrouble.Explain(wrong, Transaction.Statements[^1], compiled, warehouse.Compiler.Project)
        : wrong.At is null ? wrong with { At = node.DeclaredAt } : wrong;
}
