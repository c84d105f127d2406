using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Checks.Contracts;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>Runs the macro that makes a node's relation, and the hooks that belong outside of its transaction.</summary>
/// <param name="work">The step.</param>
/// <param name="node">The node.</param>
sealed class Materialization(NodeWork work, ProjectNode node)
{
    CompileContext Context => work.Warehouse.Compiler.Project.Context;

    /// <summary>A rendering in which the node's SQL is known, as <c>sql</c> and in <c>model</c>.</summary>
    /// <param name="compiled">The node's SQL.</param>
    /// <param name="batch">The batch that it is the SQL of; null for all of the node.</param>
    public Rendering Begin(CompiledNode compiled, Batch? batch)
    {
        var rendering = work.Rendering(node, batch);
        rendering.Set("sql", compiled.Sql);
        rendering.Set("compiled_code", compiled.Sql);
        rendering.Set("model", ModelFacts.Of(node, compiled, batch));
        rendering.Set("pre_hooks", HookList.Of(node.Config["pre_hook"], inTransaction: true));
        rendering.Set("post_hooks", HookList.Of(node.Config["post_hook"], inTransaction: true));
        if (node.Kind == NodeKind.Seed)
            rendering.Set("seed_path", Path.Combine(Context.FolderOf(node.Package), node.File));
        return rendering;
    }

    /// <summary>Runs the hooks that say <c>transaction: false</c>. A materialization that a project wrote for dbt asks for them
    /// again and finds none.</summary>
    /// <param name="rendering">Of the node.</param>
    /// <param name="which"><c>pre_hook</c> or <c>post_hook</c>.</param>
    public void RunHooks(Rendering rendering, string which)
    {
        if (HookList.Of(node.Config[which], inTransaction: false) is { Count: > 0 } hooks)
            ModelCompiler.Jinja(rendering, () => rendering.Call("run_hooks", hooks, false));
    }

    /// <summary>Makes the relation in the open transaction.</summary>
    /// <exception cref="MixdownException">There is no such materialization, the engine lacks what it needs, it failed, or it does
    /// not say what it made.</exception>
    public void Run(Rendering rendering)
    {
        RefuseMissingMerge();
        ModelCompiler.Jinja(rendering, () => Make(rendering));
    }

    int Make(Rendering rendering)
    {
        rendering.Call("refuse_long_name", rendering.This);
        if (node is { Kind: NodeKind.Model, IsContractEnforced: true } && work.Compiled is { } compiled)
            ContractCheck.Verify(rendering, node, compiled.Sql);
        var returned = rendering.Load(Find()).Invoke(rendering.Run);
        if (returned is not JinjaDict made || made["relations"] is not JinjaList relations)
        {
            throw new JinjaException(JinjaErrorKind.Raised, $"The materialization '{node.Config.Materialized}' returns no relations")
            {
                Hint = "End it with {{ return({'relations': [this]}) }}.",
            };
        }
        foreach (var relation in relations.OfType<RelationValue>())
            work.Transaction.Relations.Set(relation.Schema ?? "", relation.Identifier ?? "", relation.Type ?? "table");
        return relations.Count;
    }

    void RefuseMissingMerge()
    {
        if (work.Publish.Engine is { Merge: false } && node.Config is { Materialized: "incremental" } config && config.Text("incremental_strategy") == "merge")
        {
            throw new MixdownException(new Diagnostic(
                "MX1513", $"The engine of '{node.Name}' has no MERGE", node.DeclaredAt, "Use incremental_strategy='delete+insert', or PostgreSQL 15 or later."));
        }
    }

    LibraryMacro Find()
    {
        var (macros, name) = (Context.Macros, node.Config.Materialized);
        if (macros.TryFindAnywhere($"materialization_{name}_{Context.Target.Type}", out var macro) || macros.TryFindAnywhere($"materialization_{name}_default", out macro))
            return macro;
        throw new MixdownException(new Diagnostic("MX1501", $"There is no materialization '{name}'", node.DeclaredAt, DidYouMean.Hint(name, Known(macros.Names))));
    }

    /// <summary>The names between <c>materialization_</c> and the engine's word at the end.</summary>
    static IEnumerable<string> Known(IEnumerable<string> macros) => macros
        .Where(macro => macro.StartsWith("materialization_", StringComparison.Ordinal))
        .Select(macro => macro["materialization_".Length..macro.LastIndexOf('_')])
        .Append("ephemeral");
}
