using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Streams.Collector;

public sealed class IdempotencyTests : IAsyncDisposable
{
    readonly JumpingClock _clock = new();
    readonly LogLab _lab;

    public IdempotencyTests() => _lab = new LogLab { Clock = _clock };

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task The_same_request_again_is_kept_once_and_another_under_its_key_is_refused()
    {
        await _lab.OpenAsync();

        Assert.Equal(AppendOutcome.Kept, await _lab.AppendOnceAsync("k1", "a", "b"));
        Assert.Equal(AppendOutcome.Kept, await _lab.AppendOnceAsync("k1", "a", "b"));
        Assert.Equal(AppendOutcome.KeyTaken, await _lab.AppendOnceAsync("k1", "a", "c"));
        Assert.Equal(AppendOutcome.Kept, await _lab.AppendOnceAsync("k2", "a", "b"));

        Assert.Equal(["a", "b", "a", "b"], await _lab.ReadAsync());
    }

    [Fact]
    public async Task Requests_are_remembered_after_a_restart_and_in_files_that_follow()
    {
        _lab.Options = _lab.Options with { Segment = new SegmentRule(400, TimeSpan.FromHours(1)) };
        await _lab.OpenAsync();
        for (var i = 0; i < 20; i++)
            await _lab.AppendOnceAsync($"k{i}", $"{i}");
        Assert.InRange(_lab.Files.Count, 3, 20);
        await _lab.CloseAsync();
        await _lab.OpenAsync();

        for (var i = 0; i < 20; i++)
            Assert.Equal(AppendOutcome.Kept, await _lab.AppendOnceAsync($"k{i}", $"{i}"));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), await _lab.ReadAsync());
    }

    [Fact]
    public async Task A_request_whose_write_was_torn_is_new_when_it_comes_again()
    {
        await _lab.OpenAsync();
        await _lab.AppendOnceAsync("k1", "a");
        await _lab.AppendOnceAsync("k2", "b");
        var asKilled = File.ReadAllBytes(_lab.Files[0]);
        await _lab.CloseAsync();
        File.WriteAllBytes(_lab.Files[0], asKilled[..^1]);
        await _lab.OpenAsync();

        await _lab.AppendOnceAsync("k1", "a");
        await _lab.AppendOnceAsync("k2", "b");

        Assert.Equal(["a", "b"], await _lab.ReadAsync());
    }

    [Fact]
    public async Task The_same_request_twice_at_one_time_is_kept_once()
    {
        await _lab.OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _lab.AppendOnceAsync("k", "a")));

        Assert.All(outcomes, outcome => Assert.Equal(AppendOutcome.Kept, outcome));
        Assert.Equal(["a"], await _lab.ReadAsync());
    }

    [Fact]
    public async Task A_request_goes_to_its_partition_again()
    {
        _lab.Options = _lab.Options with { Partitions = 4 };
        await _lab.OpenAsync();
        for (var i = 0; i < 40; i++)
            await _lab.AppendOnceAsync($"k{i % 20}", $"{i % 20}");

        var ends = _lab.Intake!.Log.Topics[LogLab.Topic].Partitions.Select(partition => partition.End.Next).ToList();

        Assert.Equal(20, ends.Sum());
        Assert.All(ends, end => Assert.NotEqual(0, end));
    }

    [Fact]
    public async Task Only_so_many_are_remembered_and_only_for_so_long()
    {
        _lab.Options = _lab.Options with { Idempotency = new KeyRule(TimeSpan.FromHours(1), 2) };
        await _lab.OpenAsync();
        foreach (var key in new[] { "k1", "k2", "k3", "k1" })
            await _lab.AppendOnceAsync(key, key);
        Assert.Equal(["k1", "k2", "k3", "k1"], await _lab.ReadAsync());
        await _lab.CloseAsync();
        _clock.Jump(TimeSpan.FromHours(2));
        await _lab.OpenAsync();

        await _lab.AppendOnceAsync("k1", "k1");

        Assert.Equal(["k1", "k2", "k3", "k1", "k1"], await _lab.ReadAsync());
    }

    [Fact]
    public async Task A_clock_that_jumps_does_not_make_a_running_log_forget()
    {
        await _lab.OpenAsync();
        await _lab.AppendOnceAsync("k", "a");
        _clock.Jump(TimeSpan.FromDays(30));
        await _lab.AppendOnceAsync("k", "a");
        _clock.Jump(TimeSpan.FromDays(-60));
        await _lab.AppendOnceAsync("k", "a");

        Assert.Equal(["a"], await _lab.ReadAsync());
    }
}
