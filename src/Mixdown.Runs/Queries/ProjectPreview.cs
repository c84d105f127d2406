using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Project.Materialize.Adhoc;
using Mixdown.Runs.Events;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Queries;

/// <summary>Shows what SQL of a project gives, without building anything.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectPreview(RunHost host)
{
    /// <summary>The first rows of each node that is selected, in the order of the graph: of a seed those that it has in the
    /// warehouse, of others those that their SQL gives now. Checks are shown where they are named.</summary>
    /// <param name="request">Project and selection.</param>
    /// <param name="limit">Rows of each at most; null for all.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <returns>The rows, and words of the selection that hold nothing.</returns>
    /// <exception cref="MixdownException">MX4005: there is no warehouse yet; the SQL of a node is wrong.</exception>
    public (IReadOnlyList<NodeRows> Nodes, IReadOnlyList<Diagnostic> Warnings) Selected(RunRequest request, long? limit, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        var found = Running.Selected.Begin(request, project);
        var nodes = project.Graph.InOrder.OfType<ProjectNode>().Where(node => found.Ids.Contains(node.UniqueId) && IsShown(node, request)).ToList();
        return (Show(project, _ => nodes, limit, cancel), found.Warnings);
    }

    /// <summary>The first rows of SQL that stands in no file. It may ask live tables, beside those of the warehouse.</summary>
    /// <param name="request">Names the project.</param>
    /// <param name="sql">One SELECT; may have Jinja.</param>
    /// <param name="limit">Rows at most; null for all.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <exception cref="MixdownException">As <see cref="Selected"/>, and as <see cref="LiveQuery"/> says.</exception>
    public async Task<NodeRows> InlineAsync(RunRequest request, string sql, long? limit, CancellationToken cancel)
    {
        var project = Read(request, cancel);
        Running.Selected.Begin(request, project);
        return await LiveAsync(project, request, sql, limit, cancel) ?? Show(project, compiler => [compiler.Inline(sql)], limit, cancel)[0];
    }

    /// <summary>The first rows where SQL asks live tables; null where it asks none.</summary>
    async Task<NodeRows?> LiveAsync(MixdownProject project, RunRequest request, string sql, long? limit, CancellationToken cancel)
    {
        // Most SQL names none, and is made only once.
        if (!sql.Contains(LiveViews.Schema, StringComparison.OrdinalIgnoreCase))
            return null;
        var compiled = CompileInline(project, sql, cancel);
        using var live = await LiveQuery.TryOpenAsync(host, request, compiled.Sql, cancel);
        return live is null ? null : new NodeRows(null, live.Answer(compiled.Sql, (int)Math.Min(limit ?? int.MaxValue, int.MaxValue), cancel))
        {
            Warnings = [.. compiled.Warnings, .. live.Warnings],
        };
    }

    CompiledNode CompileInline(MixdownProject project, string sql, CancellationToken cancel)
    {
        var compiler = new ModelCompiler(project);
        using var warehouse = new ReadingWarehouse(host, project);
        return compiler.Compile(compiler.Inline(sql), new LateWarehouse(compiler, warehouse.OpenSession, cancel), cancel);
    }

    static bool IsShown(ProjectNode node, RunRequest request) =>
        node.Kind is NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot or NodeKind.Analysis || request.Select.Contains(node.Name, StringComparer.Ordinal);

    MixdownProject Read(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var events = new RunEvents(host.Clock, host.Listeners) { Secrets = project.Secrets };
        project.Listen((output, text) => events.Send(at => new Printed(at, output, text)));
        return project;
    }

    IReadOnlyList<NodeRows> Show(
        MixdownProject project, Func<ModelCompiler, IReadOnlyList<ProjectNode>> nodes, long? limit, CancellationToken cancel)
    {
        var compiler = new ModelCompiler(project);
        using var opened = host.Targets.OpenForReading(project);
        using var session = opened.Engine.OpenSession();
        var warehouse = Warehouse.Read(compiler, session, cancel);
        session.Begin();
        try
        {
            return [.. nodes(compiler).Select(node => Show(compiler.Preview(node, warehouse, session, cancel), compiler, session, limit, cancel))];
        }
        finally
        {
            // Whatever a template did while it was rendered, a look leaves nothing behind.
            session.Rollback();
        }
    }

    static NodeRows Show(CompiledNode compiled, ModelCompiler compiler, IEngineSession session, long? limit, CancellationToken cancel)
    {
        var sql = compiled.Sql.Trim().TrimEnd(';');
        var name = compiled.Node.Kind == NodeKind.Operation ? null : compiled.Node.Name;
        try
        {
            if (compiled.Node.Config.Text("sql_header") is { } header)
                session.Execute(header, cancel);
            return new NodeRows(name, session.QueryAtMost(sql, limit ?? long.MaxValue, cancel)) { Warnings = compiled.Warnings };
        }
        catch (MixdownException problem)
        {
            // The place in the statement becomes the place in the file.
            throw new MixdownException([.. problem.Diagnostics.Select(wrong => compiler.Explain(wrong, sql, compiled))]);
        }
    }
}
