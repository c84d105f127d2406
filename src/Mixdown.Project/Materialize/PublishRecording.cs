using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>Writes down in the node's own transaction what is published, and from what.</summary>
/// <param name="work">The step.</param>
/// <param name="node">The node.</param>
sealed class PublishRecording(NodeWork work, ProjectNode node)
{
    /// <summary>Adds the publish to the tables of publishes.</summary>
    public PublishRecord Write(Rendering rendering)
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
        var compiler = work.Warehouse.Compiler;
        var inputs = PublishInputs.Of(compiler.Project.Graph, node);
        var publishes = work.Warehouse.Publishes;
        var versions = work.Publish.LakeVersions;
        return new PublishRecord(node.UniqueId, $"{work.Publish.RunId}/{node.UniqueId}", ModelFingerprint.Of(compiler, node, work.Cancel))
        {
            LakeVersions = inputs.Sources.Where(versions.ContainsKey).ToImmutableSortedDictionary(id => id, id => versions[id], StringComparer.Ordinal),
            Upstream = inputs.Models.Where(publishes.ContainsKey).ToImmutableSortedDictionary(id => id, id => publishes[id].PublishId, StringComparer.Ordinal),
        };
    }
}
