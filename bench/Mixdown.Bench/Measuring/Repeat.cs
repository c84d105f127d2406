namespace Mixdown.Bench.Measuring;

/// <summary>Runs something several times and keeps the run in the middle, so that one hiccup does not count.</summary>
static class Repeat
{
    /// <summary>The median by time of <paramref name="times"/> runs, after one that does not count.</summary>
    public static async Task<ChildRun> MedianAsync(int times, Func<Task<ChildRun>> run)
    {
        await run();
        var runs = new List<ChildRun>();
        for (var i = 0; i < times; i++)
            runs.Add(await run());
        return runs.OrderBy(it => it.Took).ElementAt(times / 2);
    }
}
