using System.Globalization;
using System.Text;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources;

namespace Mixdown.Testing.Streams;

/// <summary>What every source of events owes to the loop that reads it. A subclass says how to make the log, with a topic of two
/// partitions. Values are numbers as text: of partition 0 they are 0, 1, …, of partition 1 1,000,000, 1,000,001, …</summary>
public abstract class StreamSourceContract
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The topic.</summary>
    protected abstract string Topic { get; }

    /// <summary>A source of an empty topic, whose records are those that the other methods write.</summary>
    internal abstract Task<IStreamSource> StartAsync();

    /// <summary>Writes records into a partition, and waits until they can be read.</summary>
    internal abstract Task WriteAsync(int partition, IReadOnlyList<string> values);

    /// <summary>Gives the topic a partition more.</summary>
    /// <param name="session">A session that is open.</param>
    /// <returns>The session that sees it: the same one where the log can grow while it is read.</returns>
    internal abstract Task<IStreamSession> AddPartitionAsync(IStreamSession session);

    /// <summary>Takes the oldest records of partition 0 away.</summary>
    /// <param name="source">The source; no session of it is open.</param>
    /// <returns>How many, and the source that reads the rest; 0: this log cannot.</returns>
    internal virtual Task<(int Lost, IStreamSource Source)> LoseOldestAsync(IStreamSource source) => Task.FromResult((0, source));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task Every_record_of_a_partition_is_read_once_and_in_order(int records)
    {
        var source = await StartAsync();
        await WriteAsync(0, Values(0, records));
        await WriteAsync(1, Values(1, records / 2));
        await using var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);

        var read = await ReadAsync(session, records + records / 2);

        Assert.Equal(Values(0, records), read[0].Select(record => record.Value));
        Assert.Equal(Values(1, records / 2), read[1].Select(record => record.Value));
    }

    [Fact]
    public async Task Offsets_grow_and_the_next_one_is_where_reading_goes_on()
    {
        var source = await StartAsync();
        await WriteAsync(0, Values(0, 100));
        await using var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);
        var first = (await ReadAsync(session, 100))[0];
        Assert.Equal(first.Select(record => record.Offset).Order().Distinct(), first.Select(record => record.Offset));

        session.Assign(new TopicPartition(Topic, 0), first[59].Offset + 1);
        var rest = (await ReadAsync(session, 40))[0];

        Assert.Equal(Values(0, 100)[60..], rest.Select(record => record.Value));
    }

    [Fact]
    public async Task A_range_says_what_is_there()
    {
        var source = await StartAsync();
        await WriteAsync(0, Values(0, 7));
        await using var session = await source.OpenAsync(Cancel);

        var ranges = await session.PartitionsAsync([Topic], Cancel);

        Assert.Equal([0, 1], ranges.Select(range => range.Partition.Partition).Order());
        Assert.Equal([7, 0], ranges.OrderBy(range => range.Partition.Partition).Select(range => range.Next - range.First));
        Assert.Empty(await session.PartitionsAsync(["no_such_topic"], Cancel));
    }

    [Fact]
    public async Task Nothing_comes_after_the_end_until_something_new_is_there()
    {
        var source = await StartAsync();
        await WriteAsync(0, Values(0, 10));
        await using var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);
        await ReadAsync(session, 10);

        Assert.Null(await session.ReadAsync(TimeSpan.FromMilliseconds(200), Cancel));
        await WriteAsync(0, ["10"]);

        Assert.Equal(["10"], (await ReadAsync(session, 1))[0].Select(record => record.Value));
    }

    [Fact]
    public async Task A_partition_that_is_added_is_seen_and_read()
    {
        var source = await StartAsync();
        var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);

        session = await AddPartitionAsync(session);
        await WriteAsync(2, Values(2, 3));
        await UntilPartitionAsync(session, 2);
        session.Assign(new TopicPartition(Topic, 2), 0);

        Assert.Equal(Values(2, 3), (await ReadAsync(session, 3))[2].Select(record => record.Value));
        await session.DisposeAsync();
    }

    [Fact]
    public async Task A_partition_that_is_not_assigned_any_more_is_not_read()
    {
        var source = await StartAsync();
        await using var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);

        session.Unassign(new TopicPartition(Topic, 0));
        await WriteAsync(0, Values(0, 5));
        await WriteAsync(1, Values(1, 5));
        var read = await ReadAsync(session, 5);

        Assert.Equal(Values(1, 5), read[1].Select(record => record.Value));
        Assert.Null(await session.ReadAsync(TimeSpan.FromMilliseconds(200), Cancel));
    }

    [Fact]
    public async Task An_offset_beyond_the_end_is_said_to_be_gone()
    {
        var source = await StartAsync();
        await WriteAsync(0, Values(0, 3));
        await using var session = await source.OpenAsync(Cancel);

        session.Assign(new TopicPartition(Topic, 0), 1000);

        var gone = await Assert.ThrowsAsync<OffsetGoneException>(() => ReadAsync(session, 1));
        Assert.Equal((new TopicPartition(Topic, 0), 1000), (gone.Partition, gone.Wanted));
    }

    [Fact]
    public async Task An_offset_that_the_log_let_go_is_said_to_be_gone()
    {
        var source = await StartAsync();
        foreach (var some in Values(0, 100).Chunk(10))
            await WriteAsync(0, some);
        var (lost, left) = await LoseOldestAsync(source);
        Assert.SkipWhen(lost == 0, "this log keeps everything");
        await using var session = await left.OpenAsync(Cancel);

        session.Assign(new TopicPartition(Topic, 0), 0);

        var gone = await Assert.ThrowsAsync<OffsetGoneException>(() => ReadAsync(session, 1));
        Assert.Equal(0, gone.Wanted);
        session.Assign(new TopicPartition(Topic, 0), gone.Next ?? (await session.PartitionsAsync([Topic], Cancel))[0].First);
        Assert.Equal(Values(0, 100)[lost..], (await ReadAsync(session, 100 - lost))[0].Select(record => record.Value));
    }

    [Fact]
    public async Task A_batch_is_bounded_however_much_there_is()
    {
        var source = await StartAsync();
        var value = new string('1', 10_000);
        for (var i = 0; i < 40; i++)
            await WriteAsync(0, [.. Enumerable.Repeat(value, 20)]);
        await using var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);

        var (records, largest) = (0, 0);
        while (records < 800)
        {
            var batch = await session.ReadAsync(Patience, Cancel) ?? throw new TimeoutException();
            (records, largest) = (records + batch.Count, Math.Max(largest, batch.Bytes));
            session.Return(batch);
        }

        Assert.Equal(800, records);
        Assert.InRange(largest, value.Length, 4_000_000);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_told_to()
    {
        var source = await StartAsync();
        await using var session = await source.OpenAsync(Cancel);
        await AssignAllAsync(session);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (true)
                await session.ReadAsync(Patience, stop.Token);
        });
    }

    /// <summary>The values of a partition's first records.</summary>
    protected static IReadOnlyList<string> ValuesOf(int partition, int count) => Values(partition, count);

    static List<string> Values(int partition, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (1_000_000L * partition + i).ToString(CultureInfo.InvariantCulture))];

    async Task AssignAllAsync(IStreamSession session)
    {
        foreach (var range in await session.PartitionsAsync([Topic], Cancel))
            session.Assign(range.Partition, range.First);
    }

    static async Task<Dictionary<int, List<Record>>> ReadAsync(IStreamSession session, int count)
    {
        var read = new Dictionary<int, List<Record>> { [0] = [], [1] = [], [2] = [] };
        for (var left = count; left > 0;)
        {
            var batch = await session.ReadAsync(Patience, Cancel) ?? throw new TimeoutException($"{left} of {count} records did not come");
            var last = Enumerable.Range(0, batch.Count).Select(i => new Record(batch.Offset(i), Encoding.UTF8.GetString(batch.Value(i)))).ToList();
            Assert.Equal(last[^1].Offset + 1, batch.NextOffset);
            read[batch.Source.Partition].AddRange(last);
            left -= batch.Count;
            session.Return(batch);
        }
        return read;
    }

    async Task UntilPartitionAsync(IStreamSession session, int partition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!(await session.PartitionsAsync([Topic], patience.Token)).Any(range => range.Partition.Partition == partition))
            await Task.Delay(50, patience.Token);
    }

    sealed record Record(long Offset, string Value);
}
