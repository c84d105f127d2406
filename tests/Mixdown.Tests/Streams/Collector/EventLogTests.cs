using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Streams.Collector;

public sealed class EventLogTests : IAsyncDisposable
{
    readonly LogLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        await _lab.OpenAsync();
        await _lab.AppendAsync("a", "b");
        await _lab.CloseAsync();
        await _lab.OpenAsync();
        await _lab.AppendAsync("c");

        Assert.Equal(["a", "b", "c"], await _lab.ReadAsync());
        Assert.Equal(["c"], await _lab.ReadAsync(from: 2));
        Assert.Empty(_lab.Notes);
    }

    [Fact]
    public async Task Key_value_and_absence_of_a_value_come_back()
    {
        await _lab.OpenAsync();
        var batch = new RecordBatch { Source = new TopicPartition(LogLab.Topic, -1) };
        batch.Add(0, RecordBatch.NoTimestamp, "k"u8, "v"u8);
        batch.Add(0, RecordBatch.NoTimestamp, [], []);
        batch.AddTombstone(0, RecordBatch.NoTimestamp, "k"u8);
        await _lab.Intake!.AppendAsync(batch, null, AckWhen.Disk, Cancel);

        await using var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(Cancel);
        session.Assign(new TopicPartition(LogLab.Topic, 0), 0);
        var read = await session.ReadAsync(TimeSpan.Zero, Cancel);

        Assert.Equal((3, 3L), (read!.Count, read.NextOffset));
        Assert.Equal("k"u8, read.Key(0));
        Assert.Equal("v"u8, read.Value(0));
        Assert.Equal((false, 0), (read.IsTombstone(1), read.Value(1).Length));
        Assert.True(read.IsTombstone(2));
        Assert.InRange(read.Timestamp(0), DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Many_writers_lose_nothing_and_mix_nothing()
    {
        await _lab.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(writer => Task.Run(() => _lab.AppendAsync($"{writer}.0", $"{writer}.1", $"{writer}.2"), Cancel)));

        var read = await _lab.ReadAsync();
        Assert.Equal(600, read.Count);
        Assert.All(read.Chunk(3), three => Assert.Equal([three[0], three[0][..^1] + "1", three[0][..^1] + "2"], three));
        Assert.Equal(200, read.Chunk(3).Select(three => three[0]).Distinct().Count());
    }

    [Fact]
    public async Task A_second_writer_is_refused_and_told_who_writes()
    {
        await _lab.OpenAsync();

        var refused = await Assert.ThrowsAsync<MixdownException>(
            () => EventIntake.OpenAsync(LogLab.Definition(_lab.Options), _lab.Host, Cancel));

        Assert.Equal("MX2431", refused.Diagnostics[0].Code);
        Assert.StartsWith($"Process {Environment.ProcessId} writes the log in ", refused.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.True(refused.IsTransient);
    }

    [Fact]
    public async Task A_log_without_an_intake_is_opened_by_its_reader()
    {
        await _lab.OpenAsync();
        await _lab.AppendAsync("a");
        await _lab.CloseAsync();

        Assert.Equal(["a"], await _lab.ReadAsync());
        Assert.Equal(AppendOutcome.Kept, await (await _lab.OpenAsync()).AppendAsync(LogLab.Batch("b"), null, AckWhen.Disk, Cancel));
    }

    [Fact]
    public async Task A_file_that_is_full_is_followed_by_another_and_an_offset_is_found_in_any()
    {
        _lab.Options = _lab.Options with { Segment = new SegmentRule(300, TimeSpan.FromHours(1)) };
        await _lab.OpenAsync();
        for (var i = 0; i < 20; i++)
            await _lab.AppendAsync($"{i}");

        // A frame of one digit has 48 + 8 + 1 bytes: four fit behind the 32 of the file's head.
        Assert.Equal(["00000000000000000000.log", "00000000000000000004.log", "00000000000000000008.log", "00000000000000000012.log", "00000000000000000016.log"], _lab.Files.Select(Path.GetFileName));
        for (var from = 0; from <= 20; from++)
            Assert.Equal(Enumerable.Range(from, 20 - from).Select(i => $"{i}"), await _lab.ReadAsync(from));
        await _lab.CloseAsync();
        Assert.Equal(Enumerable.Range(7, 13).Select(i => $"{i}"), await _lab.ReadAsync(from: 7));
    }

    [Fact]
    public async Task A_key_decides_the_partition_and_records_without_one_go_round()
    {
        _lab.Options = _lab.Options with { Partitions = 3 };
        await _lab.OpenAsync();
        var batch = new RecordBatch { Source = new TopicPartition(LogLab.Topic, -1) };
        for (var i = 0; i < 300; i++)
            batch.Add(0, 0, BitConverter.GetBytes(i % 30), BitConverter.GetBytes(i));
        await _lab.Intake!.AppendAsync(batch, null, AckWhen.Disk, Cancel);

        await using var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(Cancel);
        var places = new Dictionary<int, HashSet<int>>();
        foreach (var range in await session.PartitionsAsync([LogLab.Topic], Cancel))
        {
            session.Assign(range.Partition, 0);
            Assert.InRange(range.Next, 30, 170);
        }
        while (await session.ReadAsync(TimeSpan.Zero, Cancel) is { } read)
        {
            for (var i = 0; i < read.Count; i++)
                (places.TryGetValue(BitConverter.ToInt32(read.Key(i)), out var there) ? there : places[BitConverter.ToInt32(read.Key(i))] = []).Add(read.Source.Partition);
        }
        Assert.Equal(30, places.Count);
        Assert.All(places.Values, there => Assert.Single(there));

        for (var i = 0; i < 6; i++)
            await _lab.AppendAsync("x");
        Assert.Equal(306, (await session.PartitionsAsync([LogLab.Topic], Cancel)).Sum(range => range.Next));
    }

    [Fact]
    public async Task Fewer_partitions_than_before_are_written_and_all_are_read()
    {
        _lab.Options = _lab.Options with { Partitions = 3 };
        await _lab.OpenAsync();
        await _lab.Intake!.AppendAsync(LogLab.Batch(2, "old"), null, AckWhen.Disk, Cancel);
        await _lab.CloseAsync();
        _lab.Options = _lab.Options with { Partitions = 1 };
        await _lab.OpenAsync();
        await _lab.AppendAsync("new");

        await using var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(Cancel);

        Assert.Equal([1, 0, 1], (await session.PartitionsAsync([LogLab.Topic], Cancel)).Select(range => range.Next));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_changes_neither_order_nor_offsets()
    {
        var clock = new JumpingClock();
        await using var lab = new LogLab { Clock = clock };
        await lab.OpenAsync();
        await lab.AppendAsync("a");
        clock.Jump(TimeSpan.FromDays(-400));
        await lab.AppendAsync("b");
        clock.Jump(TimeSpan.FromDays(800));
        await lab.AppendAsync("c");
        lab.Intake!.Log.Trim();
        await lab.CloseAsync();
        await lab.OpenAsync();

        Assert.Equal(["a", "b", "c"], await lab.ReadAsync());
        Assert.Empty(lab.Notes);
    }

    [Fact]
    public async Task A_log_that_is_closed_takes_nothing_more()
    {
        var intake = await _lab.OpenAsync();
        await _lab.CloseAsync();

        Assert.Equal(AppendOutcome.Closed, await intake.AppendAsync(LogLab.Batch("late"), null, AckWhen.Disk, Cancel));
    }

    [Fact]
    public async Task More_than_a_write_can_hold_is_refused_as_a_whole()
    {
        await _lab.OpenAsync();

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.AppendAsync(new string('x', EventIntake.MaxBytes + 1)));

        Assert.Equal("MX2438", refused.Diagnostics[0].Code);
        Assert.Empty(await _lab.ReadAsync());
    }

    [Fact]
    public async Task Waiting_readers_hear_of_records_at_once()
    {
        await _lab.OpenAsync();
        await using var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(Cancel);
        session.Assign(new TopicPartition(LogLab.Topic, 0), 0);
        var waiting = session.ReadAsync(TimeSpan.FromMinutes(1), Cancel).AsTask();
        Assert.False(waiting.IsCompleted);

        await _lab.AppendAsync("a");

        Assert.Equal(1, (await waiting)!.Count);
    }
}
