using Mixdown.Runs.History;

namespace Mixdown.Tests.Runs.History;

public sealed class CriticalPathTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_goes_back_from_the_last_end_by_the_input_that_ended_last()
    {
        var path = CriticalPath.Of(
        [
            Node("a", 0, 1), Node("b", 0, 3), Node("c", 3, 1, "a", "b"), Node("d", 1, 2, "a"), Node("e", 4, 2, "c", "d"),
        ]);

        Assert.Equal(["b", "c", "e"], path);
    }

    [Fact]
    public void Nodes_that_were_left_out_decide_nothing()
    {
        Assert.Equal(["a"], CriticalPath.Of([Node("a", 0, 1), new RunNodeFacts("b", "b", "model", "skipped") { Seconds = 0, DependsOn = ["a"] }]));
        Assert.Empty(CriticalPath.Of([]));
    }

    static RunNodeFacts Node(string id, double from, double seconds, params string[] inputs) =>
        new(id, id, "model", "success") { StartedAt = Start.AddSeconds(from), Seconds = seconds, DependsOn = inputs };
}
