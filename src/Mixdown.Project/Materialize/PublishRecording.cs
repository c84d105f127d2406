using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Changes;

namespace Mixdown.Project.Materialize;

/// <summary>Writes down in the open transaction what is published, from what, and which checks it passed.</summary>
/// <param name="work">The step.</param>
sealed class PublishRecording(NodeWork work)
{
    /// <summary>The fingerprint of a table that was not made by its node's SQL, as by a clone.</summary>
    const string Foreign = "";

    NodeGraph Graph => work.Warehouse.Compiler.Project.Graph;

    IReadOnlyDictionary<string, PublishRecord> Publishes => work.Warehouse.Publishes;

    IReadOnlyDictionary<string, long> Versions => work.Publish.LakeVersions;

    /// <summary>Adds the publish of a node.</summary>
    /// <param name="rendering">The node's.</param>
    /// <param name="node">The node.</param>
    /// <param name="checks">Those that were run in this transaction.</param>
    public PublishRecord Write(Rendering rendering, ProjectNode node, IEnumerable<CheckResult> checks)
    {
        var publish = Describe(node, work.Warehouse.Fingerprints.Of(node, work.Cancel).Fingerprint);
        publish = publish with { Checks = Stamps(publish, checks) };
        return Write(rendering, publish, work.Warehouse.Keeps(publish.Fingerprint) ? null : work.Compiled!.Sql);
    }

    /// <summary>Adds the publish of a node whose rows come from elsewhere: no later build may take them for its own.</summary>
    public PublishRecord WriteForeign(Rendering rendering, ProjectNode node) => Write(rendering, Describe(node, Foreign), null);

    /// <summary>Says of the last publish of a node that a check has passed on it since; null when that is known, or is not to be
    /// relied on.</summary>
    public PublishRecord? WritePassed(Rendering rendering, CheckResult passed)
    {
        var check = passed.Check;
        var inputs = PublishInputs.Of(Graph, check);
        var owner = check.Check?.AttachedTo is { } attached && inputs.Models.Contains(attached) ? attached : inputs.Models.FirstOrDefault();
        if (owner is null || !Publishes.TryGetValue(owner, out var last) || Stamp(passed, last) is not { } stamp || last.Checks.GetValueOrDefault(check.UniqueId) == stamp)
            return null;
        return Write(rendering, last with { Checks = last.Checks.SetItem(check.UniqueId, stamp) }, null);
    }

    PublishRecord Write(Rendering rendering, PublishRecord publish, string? sql)
    {
        var facts = new JinjaDict
        {
            ["publish_id"] = publish.PublishId,
            ["model"] = publish.Model,
            ["fingerprint"] = publish.Fingerprint,
            ["run_id"] = work.Publish.RunId,
            ["published_at"] = work.Publish.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
            ["lake_versions"] = PublishJson.Write(publish.LakeVersions, (json, version) => json.WriteNumberValue(version)),
            ["upstream"] = PublishJson.Write(publish.Upstream.AddRange(publish.Checks), (json, id) => json.WriteStringValue(id)),
            ["sql"] = sql,
        };
        ModelCompiler.Jinja(rendering, () => rendering.Call("record_publish", facts));
        return publish;
    }

    PublishRecord Describe(ProjectNode node, string fingerprint)
    {
        var inputs = PublishInputs.Of(Graph, node);
        return new PublishRecord(node.UniqueId, $"{work.Publish.RunId}/{node.UniqueId}", fingerprint)
        {
            LakeVersions = inputs.Sources.Where(Versions.ContainsKey).ToImmutableSortedDictionary(id => id, id => Versions[id], StringComparer.Ordinal),
            Upstream = inputs.Models.Where(Publishes.ContainsKey).ToImmutableSortedDictionary(id => id, id => Publishes[id].PublishId, StringComparer.Ordinal),
        };
    }

    ImmutableSortedDictionary<string, string> Stamps(PublishRecord publish, IEnumerable<CheckResult> checks)
    {
        var stamps = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var check in checks.Where(check => check.Status == NodeStatus.Pass))
        {
            if (Stamp(check, publish) is { } stamp)
                stamps[check.Check.UniqueId] = stamp;
        }
        return stamps.ToImmutable();
    }

    string? Stamp(CheckResult passed, PublishRecord own) => CheckStamp.Of(
        work.Warehouse.Fingerprints.Of(passed.Check, passed.Sql),
        PublishInputs.Of(Graph, passed.Check),
        id => id == own.Model ? own.PublishId : Publishes.GetValueOrDefault(id)?.PublishId,
        Versions);
}
