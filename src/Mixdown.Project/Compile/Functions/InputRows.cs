using Mixdown.Jinja;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Which rows of an input a node reads: in a batch those of the batch's time, where the input says by <c>event_time</c>
/// which column that is.</summary>
static class InputRows
{
    /// <param name="rendering">Of the node that reads.</param>
    /// <param name="input">What is read.</param>
    /// <param name="relation">Its name.</param>
    public static RelationValue Of(Rendering rendering, GraphNode input, RelationValue relation)
    {
        if (rendering.Batch is not { Time: var time } || input.Config.Text("event_time") is not { } column)
            return relation;
        var rows = rendering.Call("rows_of_time", relation, column, time.Start.ToUniversalTime(), time.End.ToUniversalTime());
        return relation with { Part = JinjaValue.Str(rows).Trim() };
    }
}
