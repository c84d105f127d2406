using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Facts;

/// <summary>What <c>on-run-end</c> sees of the run: <c>results</c>, <c>schemas</c> and <c>database_schemas</c>. The keys are
/// dbt's.</summary>
static class ResultFacts
{
    /// <summary>Sets the names for one rendering.</summary>
    public static void Set(Rendering rendering, IReadOnlyList<RunResult> results)
    {
        var nodes = rendering.Context.Manifest.Nodes;
        var known = results.Where(result => nodes.ContainsKey(result.UniqueId)).ToList();
        var places = known
            .Where(result => nodes[result.UniqueId].IsRelation && result.Status is not ("error" or "fail" or "skipped"))
            .Select(result => nodes[result.UniqueId].Relation)
            .Select(name => (name.Database, name.Schema))
            .Distinct()
            .ToList();
        rendering.Set("results", new JinjaList(known.Select(object? (result) => Of(result, nodes[result.UniqueId]))));
        rendering.Set("schemas", new JinjaList(places.Select(place => place.Schema).Distinct(StringComparer.Ordinal)));
        rendering.Set("database_schemas", new JinjaList(places.Select(object? (place) => new JinjaTuple(place.Database, place.Schema))));
    }

    static JinjaDict Of(RunResult result, ProjectNode node)
    {
        var facts = Plain(result, node);
        facts["to_dict"] = new JinjaFunction("to_dict(omit_none=True)", _ => Plain(result, node));
        return facts;
    }

    static JinjaDict Plain(RunResult result, ProjectNode node) => new()
    {
        ["node"] = NodeFacts.Of(node),
        ["unique_id"] = result.UniqueId,
        ["status"] = result.Status,
        ["message"] = result.Message,
        ["failures"] = result.Failures,
        ["thread_id"] = $"Thread-{result.Thread}",
        ["execution_time"] = result.Took.TotalSeconds,
        ["compiled_code"] = result.CompiledCode,
        ["relation_name"] = result.RelationName,
        ["adapter_response"] = Response(result),
        ["timing"] = new JinjaList(
        [
            new JinjaDict
            {
                ["name"] = "execute",
                ["started_at"] = JinjaValue.From(result.StartedAt.ToUniversalTime()),
                ["completed_at"] = JinjaValue.From((result.StartedAt + result.Took).ToUniversalTime()),
            },
        ]),
    };

    static JinjaDict Response(RunResult result)
    {
        var response = new JinjaDict { ["_message"] = result.Message };
        if (result.Code is { } code)
            response["code"] = code;
        if (result.RowsAffected is { } rows)
            response["rows_affected"] = rows;
        return response;
    }
}
