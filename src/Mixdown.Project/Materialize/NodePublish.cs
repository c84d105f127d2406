using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Checks;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>The order in which a node is built and made visible.</summary>
/// <param name="work">The step.</param>
/// <param name="node">The node.</param>
sealed class NodePublish(NodeWork work, ProjectNode node)
{
    ModelCompiler Compiler => work.Warehouse.Compiler;

    /// <summary>Begin, build, check, record, commit. A check that fails undoes the build, unless the run publishes first.</summary>
    public NodeResult Run(IReadOnlyList<ProjectNode> checks)
    {
        Compile();
        var rendering = Rendering();
        RunHooks(rendering, "pre_hooks");
        work.Transaction.Begin();
        Materialize(rendering);
        var results = work.Publish.ChecksFirst ? Check(checks) : [];
        if (results.Exists(result => result.Status is NodeStatus.Fail or NodeStatus.Error))
            return KeptOld(results, rendering);
        var publish = Record(rendering);
        work.Transaction.Commit();
        work.Warehouse.Published(publish);
        RunHooks(rendering, "post_hooks");
        return Published(work.Publish.ChecksFirst ? results : Check(checks), rendering);
    }

    void Compile()
    {
        var started = work.Publish.Clock.GetTimestamp();
        work.Compiled = Compiler.Compile(node, work.Transaction, work.Cancel);
        work.CompileTook = work.Elapsed(started);
    }

    Rendering Rendering()
    {
        var rendering = work.Rendering(node);
        rendering.Set("sql", work.Compiled!.Sql);
        rendering.Set("compiled_code", work.Compiled.Sql);
        if (node.Kind == NodeKind.Seed)
            rendering.Set("seed_path", Path.Combine(Compiler.Project.Root, node.File));
        return rendering;
    }

    /// <summary>Hooks that say <c>transaction: false</c>.</summary>
    static void RunHooks(Rendering rendering, string which)
    {
        if (HookList.Of(rendering.Node!.Config[which[..^1]]) is { Count: > 0 } hooks)
            ModelCompiler.Jinja(rendering, () => rendering.Call("run_hooks", hooks, false));
    }

    void Materialize(Rendering rendering) => ModelCompiler.Jinja(rendering, () =>
    {
        var returned = rendering.Load(Materialization()).Invoke(rendering.Run);
        if (returned is not JinjaDict made || made["relations"] is not JinjaList relations)
            throw new JinjaException(JinjaErrorKind.Raised, $"The materialization '{node.Config.Materialized}' returns no relations")
            {
                Hint = "End it with {{ return({'relations': [this]}) }}.",
            };
        foreach (var relation in relations.OfType<RelationValue>())
            work.Transaction.Relations.Set(relation.Schema ?? "", relation.Identifier ?? "", relation.Type ?? "table");
        return relations.Count;
    });

    LibraryMacro Materialization()
    {
        var (macros, name) = (Compiler.Project.Context.Macros, node.Config.Materialized);
        var dialect = Compiler.Project.Target.Type;
        if (macros.TryFind($"materialization_{name}_{dialect}", out var macro) || macros.TryFind($"materialization_{name}_default", out macro))
            return macro;
        var known = macros.Names.Where(known => known.StartsWith("materialization_", StringComparison.Ordinal)).Select(known => known.Split('_')[1]);
        throw new MixdownException(new Diagnostic("MX1501", $"There is no materialization '{name}'", node.DeclaredAt, DidYouMean.Hint(name, known)));
    }

    List<CheckResult> Check(IReadOnlyList<ProjectNode> checks) => new CheckRunner(work).Run(checks);

    PublishRecord Record(Rendering rendering)
    {
        var publish = Describe();
        var facts = new JinjaDict
        {
            ["publish_id"] = publish.PublishId,
            ["model"] = publish.Model,
            ["fingerprint"] = publish.Fingerprint,
            ["run_id"] = work.Publish.RunId,
            ["published_at"] = work.Publish.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
            ["lake_versions"] = PublishJson.Write(publish.LakeVersions, (json, version) => json.WriteNumberValue(version)),
            ["upstream"] = PublishJson.Write(publish.Upstream, (json, id) => json.WriteStringValue(id)),
            ["sql"] = work.Warehouse.Keeps(publish.Fingerprint) ? null : work.Compiled!.Sql,
        };
        ModelCompiler.Jinja(rendering, () => rendering.Call("record_publish", facts));
        return publish;
    }

    PublishRecord Describe()
    {
        var inputs = PublishInputs.Of(Compiler.Project.Graph, node);
        var publishes = work.Warehouse.Publishes;
        var versions = work.Publish.LakeVersions;
        return new PublishRecord(node.UniqueId, $"{work.Publish.RunId}/{node.UniqueId}", ModelFingerprint.Of(Compiler, node, work.Cancel))
        {
            LakeVersions = inputs.Sources.Where(versions.ContainsKey).ToImmutableSortedDictionary(id => id, id => versions[id], StringComparer.Ordinal),
            Upstream = inputs.Models.Where(publishes.ContainsKey).ToImmutableSortedDictionary(id => id, id => publishes[id].PublishId, StringComparer.Ordinal),
        };
    }

    NodeResult Published(IReadOnlyList<CheckResult> checks, Rendering rendering)
    {
        var response = rendering.Results.GetValueOrDefault("main")?.Response as ResponseValue;
        var failed = checks.Any(check => check.Status is NodeStatus.Fail or NodeStatus.Error);
        var result = work.Result(node.UniqueId, node, failed ? NodeStatus.Fail : NodeStatus.Success);
        return result with
        {
            Checks = checks,
            Message = response?.Message ?? "OK",
            Rows = response?.Rows ?? -1,
            Diagnostics = [.. result.Diagnostics, .. rendering.Warnings, .. Found(checks)],
        };
    }

    NodeResult KeptOld(IReadOnlyList<CheckResult> checks, Rendering rendering)
    {
        var failures = new FailureKeeper(work);
        failures.Keep(checks);
        work.Transaction.Rollback();
        failures.Store();
        var failed = checks.Count(check => check.Status is NodeStatus.Fail or NodeStatus.Error);
        var result = work.Result(node.UniqueId, node, NodeStatus.Fail);
        return result with
        {
            Checks = checks,
            Message = $"not published: {failed} of {checks.Count} checks failed; what was there before is kept",
            Diagnostics = [.. result.Diagnostics, .. rendering.Warnings, .. Found(checks)],
        };
    }

    static IEnumerable<Diagnostic> Found(IEnumerable<CheckResult> checks) => checks.Select(check => check.Diagnostic).OfType<Diagnostic>();
}
