namespace Mixdown.Bench.Measuring;

/// <summary>Runs something several times and keeps the run in the middle, so that one hiccup does not count.</summary>
static class Repeat
{
    /// <summary>The median by time of <paramref name="times"/> runs, after one that does not count.</summary>
    public static async Task<ChildRun> MedianAsync(int times, Func<Task<ChildRun>> run)
    {
        await run();
        return (await InTurnsAsync(times, run))[0];
    }

    /// <summary>The medians by time of several things, done in turns so that a busy moment of the machine meets them all.</summary>
    public static async Task<IReadOnlyList<ChildRun>> InTurnsAsync(int times, params IReadOnlyList<Func<Task<ChildRun>>> things)
    {
        var runs = things.Select(_ => new List<ChildRun>()).ToList();
        for (var i = 0; i < times; i++)
            for (var thing = 0; thing < things.Count; thing++)
                runs[thing].Add(await things[thing]());
        return [.. runs.Select(Median)];
    }

    /// <summary>The one in the middle by time.</summary>
    public static ChildRun Median(IReadOnlyCollection<ChildRun> runs) => runs.OrderBy(run => run.Took).ElementAt(runs.Count / 2);
}
