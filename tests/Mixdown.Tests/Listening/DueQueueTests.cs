using Mixdown.Simulation.Events.Behaviour;

namespace Mixdown.Tests.Listening;

public sealed class DueQueueTests
{
    [Fact]
    public void Whoever_is_due_first_is_next_and_equal_times_go_by_listener()
    {
        var random = new Random(3);
        var queue = new DueQueue(1000);
        var expected = new SortedSet<(long, int)>();
        for (var listener = 0; listener < 5000; listener++)
        {
            var time = 1000 + random.Next(800);
            queue.Add(time, listener);
            expected.Add((time, listener));
        }

        for (var step = 0; step < 50_000; step++)
        {
            var (time, listener) = expected.Min;
            Assert.False(queue.IsDueBefore(time));
            Assert.True(queue.IsDueBefore(time + 1));
            Assert.Equal(listener, queue.Next);
            expected.Remove((time, listener));
            if (step % 11 == 0)
            {
                queue.Remove();
                continue;
            }
            var next = time + random.Next(1, 500);
            queue.PutBack(next);
            expected.Add((next, listener));
        }
    }

    [Fact]
    public void An_empty_queue_has_nobody_due()
    {
        var queue = new DueQueue(0);
        Assert.False(queue.IsDueBefore(long.MaxValue));
        queue.Add(5, 0);
        queue.Remove();
        Assert.False(queue.IsDueBefore(long.MaxValue));
    }
}
