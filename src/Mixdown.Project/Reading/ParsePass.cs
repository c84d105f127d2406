using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Reading.Cache;

namespace Mixdown.Project.Reading;

/// <summary>Renders each node once without a warehouse, to learn what it reads and how it configures itself.</summary>
/// <param name="context">What all renderings share.</param>
/// <param name="cache">Has what nodes said that have not changed.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="cancel">Stops the reading.</param>
sealed class ParsePass(CompileContext context, ParseCache cache, ICollection<Diagnostic> diagnostics, CancellationToken cancel)
{
    readonly Lock _gate = new();
    readonly ParseKeys _keys = new(context);

    /// <summary>Renders the nodes, several at a time: each touches only itself.</summary>
    public void Run(IReadOnlyCollection<ProjectNode> nodes) =>
        Parallel.ForEach(nodes, new ParallelOptions { CancellationToken = cancel }, Parse);

    void Parse(ProjectNode node)
    {
        node.Relation = new RelationName(context.Target.Database, context.Target.Schema, node.Name);
        if (node.RawCode.Length > 0)
            Learn(node);
        node.Config.Merge(node.OwnConfig);
        node.Config.Merge(node.RootConfig);
    }

    void Learn(ProjectNode node)
    {
        var key = _keys.Of(node);
        if (cache.TryFind(key, out var kept))
            ParsedNode.Read(kept).Describe(node);
        else if (Render(node) is { } rendering)
            Learn(node, rendering, key);
    }

    void Learn(ProjectNode node, Rendering rendering, ContentKey key)
    {
        var parsed = ParsedNode.Of(rendering, node);
        parsed.Describe(node);
        if (rendering.IsUnsettled || rendering.Warnings.Count > 0)
            return;
        var result = new CacheWriter();
        parsed.Write(result);
        cache.Keep(key, result);
    }

    Rendering? Render(ProjectNode node)
    {
        var rendering = new Rendering(context, node, null, cancel);
        try
        {
            if (node.Check is { IsSingular: false } check)
                CheckArguments.Set(rendering, check, node.DeclaredAt.File);
            context.Template(node).Render(rendering, rendering.Run);
            ReadHooks(node, rendering);
            ReadForeignKeys(node, rendering);
            return rendering;
        }
        catch (JinjaException error)
        {
            lock (_gate)
                diagnostics.Add(JinjaTrouble.Explain(error, node.DeclaredAt));
        }
        catch (MixdownException error)
        {
            lock (_gate)
                AddAll(error.Diagnostics);
        }
        return null;
    }

    void AddAll(IReadOnlyList<Diagnostic> found)
    {
        foreach (var one in found)
            diagnostics.Add(one);
    }

    /// <summary>The tables that foreign keys refer to have to be there first.</summary>
    static void ReadForeignKeys(ProjectNode node, Rendering rendering)
    {
        foreach (var constraint in node.Constraints.Concat(node.Columns.SelectMany(column => column.Constraints)))
        {
            if (constraint.To is { } to && to.Contains('(', StringComparison.Ordinal))
                Compile.Functions.OutputFunctions.Render(rendering, $"{{{{ {to} }}}}");
        }
    }

    /// <summary>Hooks read tables too.</summary>
    static void ReadHooks(ProjectNode node, Rendering rendering)
    {
        foreach (var key in new[] { "pre_hook", "post_hook" })
        {
            foreach (var hook in HookList.Of(node.OwnConfig[key] ?? node.Config[key]))
            {
                if (hook is Jinja.Values.JinjaDict entry && entry["sql"] is string sql)
                    Compile.Functions.OutputFunctions.Render(rendering, sql);
            }
        }
    }
}
