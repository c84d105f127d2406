using Mixdown.Data.Records;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Streams.Collector;

public sealed class RetentionTests : IAsyncDisposable
{
    static readonly TopicPartition Partition = new(LogLab.Topic, 0);

    readonly JumpingClock _clock = new();
    readonly LogLab _lab;

    public RetentionTests() => _lab = new LogLab { Clock = _clock };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Old_files_go_only_as_far_as_the_reader_has_committed()
    {
        // A file for each record: 32 + 48 + 8 + 1 bytes.
        await FillAsync(new RetentionRule(TimeSpan.FromDays(7), 1 << 20), records: 6);
        await using var session = await SessionAsync(from: 0);
        _clock.Jump(TimeSpan.FromDays(8));

        _lab.Intake!.Log.Trim();
        Assert.Equal(6, _lab.Files.Count);
        await session.CommittedAsync(new Dictionary<TopicPartition, long> { [Partition] = 3 }, Cancel);
        _lab.Intake.Log.Trim();
        Assert.Equal(["3", "4", "5"], await _lab.ReadAsync(from: 3));
        Assert.Equal(3, _lab.Files.Count);
        await session.CommittedAsync(new Dictionary<TopicPartition, long> { [Partition] = 6 }, Cancel);
        _lab.Intake.Log.Trim();

        // The file that is written stays.
        Assert.Equal(["00000000000000000005.log"], _lab.Files.Select(Path.GetFileName));
        Assert.Empty(_lab.Notes);
    }

    [Fact]
    public async Task Nothing_goes_while_nobody_reads()
    {
        await FillAsync(new RetentionRule(TimeSpan.FromDays(7), 1 << 20), records: 3);
        _clock.Jump(TimeSpan.FromDays(8));

        _lab.Intake!.Log.Trim();

        Assert.Equal(3, _lab.Files.Count);
    }

    [Fact]
    public async Task The_slowest_reader_counts()
    {
        await FillAsync(new RetentionRule(TimeSpan.FromDays(7), 1 << 20), records: 5);
        _clock.Jump(TimeSpan.FromDays(8));
        await using var fast = await SessionAsync(from: 5);
        var slow = await SessionAsync(from: 2);

        _lab.Intake!.Log.Trim();
        Assert.Equal("00000000000000000002.log", Path.GetFileName(_lab.Files[0]));
        await slow.DisposeAsync();
        _lab.Intake.Log.Trim();

        Assert.Equal("00000000000000000004.log", Path.GetFileName(_lab.Files[0]));
    }

    [Fact]
    public async Task A_log_that_is_too_large_loses_its_oldest_committed_files()
    {
        await FillAsync(new RetentionRule(TimeSpan.FromDays(7), 300), records: 3);
        await using var session = await SessionAsync(from: 3);

        Assert.Equal(AppendOutcome.Kept, await _lab.AppendAsync("3"));
        Assert.Equal(AppendOutcome.Kept, await _lab.AppendAsync("4"));
        _lab.Intake!.Log.Trim();

        // Three files have 267 bytes.
        Assert.Equal(["00000000000000000002.log", "00000000000000000003.log", "00000000000000000004.log"], _lab.Files.Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_log_that_is_too_large_and_not_committed_takes_nothing_until_it_is()
    {
        await FillAsync(new RetentionRule(TimeSpan.FromDays(7), 200), records: 3);
        await using var session = await SessionAsync(from: 0);

        Assert.Equal(AppendOutcome.Behind, await _lab.AppendAsync("3"));
        Assert.Equal("MX2436", _lab.Intake!.Trouble!.Code);
        await session.CommittedAsync(new Dictionary<TopicPartition, long> { [Partition] = 3 }, Cancel);
        _lab.Intake.Log.Trim();

        Assert.Equal(AppendOutcome.Kept, await _lab.AppendAsync("3"));
        Assert.Null(_lab.Intake.Trouble);
        Assert.Equal(["2", "3"], await _lab.ReadAsync(from: 2));
    }

    [Fact]
    public async Task A_hard_limit_lets_the_oldest_go_unread_and_says_so_and_the_reader_meets_the_gap()
    {
        await FillAsync(new RetentionRule(TimeSpan.FromDays(7), 100, HardLimit: 200), records: 3);
        await using var session = await SessionAsync(from: 0);

        _lab.Intake!.Log.Trim();
        Assert.Equal(AppendOutcome.Kept, await _lab.AppendAsync("3"));

        var gone = await Assert.ThrowsAsync<OffsetGoneException>(() => LogLab.ReadAsync(session, 0));
        Assert.Equal((0L, 1L), (gone.Wanted, gone.Next));
        Assert.Equal("Records 0 to 0 of listen_events/0 were deleted before they were committed: the log reached its 'hard_limit'", _lab.Notes[0].Message);
    }

    async Task FillAsync(RetentionRule retention, int records)
    {
        _lab.Options = _lab.Options with { Segment = new SegmentRule(100, TimeSpan.FromHours(1)), Retention = RetentionRule.Default };
        await _lab.OpenAsync();
        for (var i = 0; i < records; i++)
            await _lab.AppendAsync($"{i}");
        await _lab.CloseAsync();
        // A log that was closed has 48 bytes more at its end.
        File.WriteAllBytes(_lab.Files[^1], File.ReadAllBytes(_lab.Files[^1])[..^48]);
        _lab.Options = _lab.Options with { Retention = retention };
        await _lab.OpenAsync();
    }

    async Task<IStreamSession> SessionAsync(long from)
    {
        var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(Cancel);
        session.Assign(Partition, from);
        return session;
    }
}
