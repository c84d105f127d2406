using Mixdown.Jinja;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Which rows of an input a node reads: in a batch those of the batch's time, in a sample those of the sample's, where the
/// input says by <c>event_time</c> which column that is; with <c>--empty</c> none.</summary>
static class InputRows
{
    /// <param name="rendering">Of the node that reads.</param>
    /// <param name="input">What is read.</param>
    /// <param name="relation">Its name.</param>
    public static RelationValue Of(Rendering rendering, GraphNode input, RelationValue relation)
    {
        var request = rendering.Context.Request;
        if (request.Empty)
            return relation with { Part = JinjaValue.Str(rendering.Call("no_rows", relation)).Trim() };
        if (Time(rendering.Batch?.Time, request.Sample) is not { } time || input.Config.Text("event_time") is not { } column)
            return relation;
        var rows = rendering.Call("rows_of_time", relation, column, time.Start.ToUniversalTime(), time.End.ToUniversalTime());
        return relation with { Part = JinjaValue.Str(rows).Trim() };
    }

    /// <summary>Of a batch in a sample, what both have; no time at all when they have nothing in common.</summary>
    static TimeWindow? Time(TimeWindow? batch, TimeWindow? sample)
    {
        if (batch is null || sample is null)
            return batch ?? sample;
        var start = batch.Start > sample.Start ? batch.Start : sample.Start;
        var end = batch.End < sample.End ? batch.End : sample.End;
        return new TimeWindow(start, end < start ? start : end);
    }
}
