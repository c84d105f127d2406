using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Exports;

namespace Mixdown.Tests.Exports;

public sealed class AnswerContentTests
{
    [Fact]
    public void Answers_that_show_the_same_are_equal_whatever_lists_hold_them()
    {
        Assert.Equal(Answer(1m, "a", null), Answer(1m, "a", null), new AnswerContent());
        Assert.Equal(Answer([new object?[] { 1, "x" }]), Answer([new List<object?> { 1, "x" }]), new AnswerContent());
        Assert.Equal(new AnswerContent().GetHashCode(Answer(1m, "a")), new AnswerContent().GetHashCode(Answer(1m, "a")));
    }

    [Fact]
    public void A_value_a_tile_or_a_moment_tells_them_apart()
    {
        Assert.NotEqual(Answer(1m, "a"), Answer(1m, "b"), new AnswerContent());
        Assert.NotEqual(Answer(1m), Answer(1m, null), new AnswerContent());
        Assert.NotEqual(Answer(1m), Answer(1m) with { Tile = "other" }, new AnswerContent());
        Assert.NotEqual(Answer(1m), Answer(1m) with { DataTo = "1970-01-01" }, new AnswerContent());
        Assert.NotEqual(Answer(1m), Answer(1m) with { NotFilteredBy = ["Country"] }, new AnswerContent());
        Assert.NotEqual(Answer(1m), Answer(1m) with { Newest = new DateOnly(2025, 2, 20) }, new AnswerContent());
    }

    [Fact]
    public void One_number_that_came_to_be_in_two_ways_is_two_answers()
    {
        static TileAnswer Along(params object?[] course) => Answer(3m) with { Trend = new TileTrend([], [course], "select") };

        Assert.Equal(Along(1m, 2m), Along(1m, 2m), new AnswerContent());
        Assert.NotEqual(Along(1m, 2m), Along(2m, 1m), new AnswerContent());
        Assert.NotEqual(Along(1m, 2m), Answer(3m), new AnswerContent());
    }

    static TileAnswer Answer(params object?[] values) => new("revenue") { Values = [values] };
}
