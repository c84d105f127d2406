using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary><c>model</c> as a run sees it: the node, its SQL once that is made, and the batch that is being built.</summary>
static class ModelFacts
{
    public static JinjaDict Of(ProjectNode node, CompiledNode? compiled, Batch? batch)
    {
        var facts = NodeFacts.Of(node);
        if (compiled is not null)
        {
            facts["compiled"] = true;
            facts["compiled_code"] = compiled.Sql;
            facts["compiled_sql"] = compiled.Sql;
        }
        if (batch is not null)
        {
            facts["batch"] = new JinjaDict
            {
                ["id"] = batch.Id,
                ["event_time_start"] = Jinja.JinjaValue.From(batch.Time.Start.ToUniversalTime()),
                ["event_time_end"] = Jinja.JinjaValue.From(batch.Time.End.ToUniversalTime()),
            };
        }
        return facts;
    }
}
