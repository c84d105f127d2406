using Mixdown.Runs.Running.Steps;

namespace Mixdown.Tests.Runs;

public sealed class NodeScheduleTests
{
    [Fact]
    public void A_node_waits_for_all_its_inputs()
    {
        var schedule = new NodeSchedule([Node("a"), Node("b"), Node("c", "a", "b")]);

        Assert.Equal<string?[]>(["a", "b", null], [schedule.Next(), schedule.Next(), schedule.Next()]);
        schedule.Succeed("a");
        Assert.Null(schedule.Next());
        schedule.Succeed("b");
        Assert.Equal("c", schedule.Next());
    }

    [Fact]
    public void The_node_with_the_most_work_behind_it_comes_first()
    {
        var schedule = new NodeSchedule([Node("short"), Node("long"), Node("middle", "long"), Node("end", "middle")]);

        Assert.Equal("long", schedule.Next());
    }

    [Fact]
    public void Measured_times_weigh_more_than_the_number_of_nodes()
    {
        var schedule = new NodeSchedule([Node("quick"), Node("slow") with { Weight = 9 }, Node("end", "quick")]);

        Assert.Equal("slow", schedule.Next());
    }

    [Fact]
    public void What_is_downstream_of_a_failure_is_skipped_once_and_the_rest_goes_on()
    {
        var schedule = new NodeSchedule([Node("bad"), Node("good"), Node("below", "bad"), Node("both", "below", "good"), Node("free", "good")]);

        Assert.Equal<string?[]>(["bad", "good"], [schedule.Next(), schedule.Next()]);
        Assert.Equal(["below", "both"], schedule.Fail("bad"));
        schedule.Succeed("good");

        Assert.Equal("free", schedule.Next());
        schedule.Succeed("free");
        Assert.Equal(0, schedule.Open);
    }

    [Fact]
    public void A_node_below_two_failures_is_skipped_by_the_first()
    {
        var schedule = new NodeSchedule([Node("x"), Node("y"), Node("below", "x", "y")]);

        Assert.Equal(["below"], schedule.Fail("x"));
        Assert.Empty(schedule.Fail("y"));
        Assert.Equal(0, schedule.Open);
    }

    [Fact]
    public void An_input_outside_the_selection_counts_as_done() =>
        Assert.Equal("a", new NodeSchedule([Node("a", "not_selected")]).Next());

    static ScheduledNode Node(string id, params string[] dependsOn) => new(id, dependsOn);
}
