using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;
using Mixdown.Testing.Streams;
using Xunit;

namespace Mixdown.Tests.Streams;

public sealed class StreamLoopTests
{
    [Fact]
    public async Task Events_are_in_the_table_with_their_place_and_time()
    {
        using var bench = new StreamBench("plays");
        bench.Stream = bench.Stream with { Topics = [bench.Stream.Topics[0] with { EventTime = new EventTime("ts", EventTimeUnit.Ms) }], Commit = CommitRule.Default };
        bench.Log.Write("plays", 0, """{"song":"Go","ts":1700000000123}""", """{"song":"Stay","ts":95617584000000}""");
        bench.Log.Write("plays", 1, """{"song":"Run"}""");

        await bench.RunAsync();

        Assert.Equal(
            ["Go|plays|0|0|2023-11-14 22:13:20.123+00|1", "Stay|plays|0|1|5000-01-01 00:00:00+00|1", "Run|plays|1|0||1"],
            await bench.AskAsync("select song, _mx_topic, _mx_partition, _mx_offset, _mx_event_time::varchar, _mx_seq from bronze.plays order by _mx_partition, _mx_offset"));
        Assert.Equal(2, bench.Log.Committed[new TopicPartition("plays", 0)]);
    }

    [Fact]
    public async Task Bad_records_lie_in_quarantine_with_their_offset_and_reading_goes_on()
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, """{"n":1}""", "no json", """{"n":2}""", "\u0000");

        await bench.RunAsync();

        Assert.Equal(["1|0", "2|2"], await bench.AskAsync("select n, _mx_offset from bronze.plays order by 2"));
        Assert.Equal(
            ["MX2220|no json||plays|0|1|plays/0|1", "MX2220||AA==|plays|0|3|plays/0|3"],
            await bench.AskAsync("select code, raw, raw_base64, _mx_topic, _mx_partition, _mx_offset, _mx_file, _mx_row from bronze.plays__quarantine order by _mx_offset"));
    }

    [Fact]
    public async Task A_topic_of_which_all_records_are_bad_moves_on_and_its_columns_are_settled_by_the_first_good_one()
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, "x");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":1}""");

        await bench.RunAsync();

        Assert.Equal(["1|1"], await bench.AskAsync("select n, _mx_offset from bronze.plays"));
        Assert.Equal(["1"], await bench.AskAsync("select count(*) from bronze.plays__quarantine"));
    }

    [Fact]
    public async Task Later_fields_are_rescued_unless_columns_evolve()
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, """{"n":1}""");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":2,"b":true}""");
        await bench.RunAsync();
        bench.Stream = bench.Stream with { Topics = [bench.Stream.Topics[0] with { Rows = new RecordFormat { Unknown = UnknownFields.Evolve } }] };
        bench.Log.Write("plays", 0, """{"n":3,"b":true}""", """{"n":4,"c":{"d":1}}""");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":5,"c":{"d":2,"e":"x"}}""");

        await bench.RunAsync();

        Assert.Equal(
            ["1|||", """2|||{"b":true}""", "3|true||", "4||{'d': 1, 'e': NULL}|", "5||{'d': 2, 'e': x}|"],
            await bench.AskAsync("select n, b::varchar, c::varchar, _mx_rescued from bronze.plays order by n"));
        Assert.Contains(bench.Notes, note => note.Code == "MX2419");
    }

    [Theory]
    [InlineData(nameof(CommitStep.BeforeData))]
    [InlineData(nameof(CommitStep.AfterData))]
    [InlineData(nameof(CommitStep.BeforeQuarantine))]
    [InlineData(nameof(CommitStep.AfterQuarantine))]
    [InlineData(nameof(CommitStep.BeforeTable))]
    [InlineData(nameof(CommitStep.AfterTable))]
    public async Task A_process_that_dies_at_any_place_of_a_commit_loses_and_repeats_nothing(string step)
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, """{"n":0}""", "bad 1");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":2}""", "bad 3", """{"n":4}""");
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(reached => Die(reached.ToString() == step)));
        bench.Log.Write("plays", 0, "bad 5", """{"n":6}""");

        await bench.RunAsync();

        Assert.Equal(["0", "2", "4", "6"], await bench.AskAsync("select _mx_offset from bronze.plays order by 1"));
        Assert.Equal(["1", "3", "5"], await bench.AskAsync("select _mx_offset from bronze.plays__quarantine order by 1"));
    }

    [Fact]
    public async Task Whatever_dies_when_each_record_is_in_the_lake_once()
    {
        var chance = new Random(20261121);
        using var bench = new StreamBench("plays", "logins") { Log = new MemoryLog { BatchRecords = 7 } };
        var sent = new Dictionary<string, int>();
        for (var round = 0; round < 25; round++)
        {
            foreach (var topic in (string[])["plays", "logins"])
            {
                var count = chance.Next(40);
                bench.Log.Write(topic, chance.Next(3), Enumerable.Range(0, count).Select(i => chance.Next(10) == 0 ? "bad" : $$"""{"n":{{i}}}"""));
                sent[topic] = sent.GetValueOrDefault(topic) + count;
            }
            var (at, seen) = (chance.Next(8), 0);
            await Record.ExceptionAsync(() => bench.RunAsync(_ => Die(Interlocked.Increment(ref seen) > at && at < 7)));
        }
        await bench.RunAsync();

        foreach (var topic in sent.Keys)
        {
            var all = $"(select _mx_partition p, _mx_offset o from bronze.{topic} union all select _mx_partition, _mx_offset from bronze.{topic}__quarantine)";
            Assert.Equal([$"{sent[topic]}|{sent[topic]}|0"], await bench.AskAsync($"select count(*), count(distinct (p, o)), sum(gap) from (select p, o, o - lag(o, 1, -1) over (partition by p order by o) - 1 as gap from {all})"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_process_that_dies_between_the_commits_of_two_topics_loses_and_repeats_nothing_of_either(int commits)
    {
        using var bench = new StreamBench("plays", "logins") { Log = new MemoryLog { BatchRecords = 1 } };
        bench.Stream = bench.Stream with { Commit = CommitRule.Default };
        foreach (var topic in (string[])["plays", "logins"])
            bench.Log.Write(topic, 0, """{"n":0}""", "bad", """{"n":2}""");
        var done = 0;

        // They are committed one after the other when the stream ends.
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(step => Die(step == CommitStep.AfterTable && ++done == commits)));
        Assert.Equal(commits, (await Task.WhenAll(bench.Stream.Topics.Select(topic => HasRowsAsync(bench.Table(topic.Name))))).Count(has => has));
        await bench.RunAsync();

        foreach (var topic in (string[])["plays", "logins"])
        {
            Assert.Equal(["0", "2"], await bench.AskAsync($"select _mx_offset from bronze.{topic} order by 1"));
            Assert.Equal(["1"], await bench.AskAsync($"select _mx_offset from bronze.{topic}__quarantine"));
        }
    }

    [Fact]
    public async Task The_second_of_two_processes_is_fenced_off_and_nothing_comes_twice()
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, """{"n":0}""");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":1}""", "bad");
        Exception? other = null;
        var once = 0;

        var first = await Record.ExceptionAsync(() => bench.RunAsync(step =>
        {
            if (step == CommitStep.AfterQuarantine && Interlocked.Exchange(ref once, 1) == 0)
                other = bench.RunBeside("two");
        }));

        Assert.Null(other);
        Assert.Equal("MX2403", Assert.IsType<MixdownException>(first).Diagnostics[0].Code);
        Assert.Equal(["0", "1"], await bench.AskAsync("select _mx_offset from bronze.plays order by 1"));
        Assert.Equal(["2"], await bench.AskAsync("select _mx_offset from bronze.plays__quarantine order by 1"));
    }

    [Fact]
    public async Task A_second_process_of_this_machine_is_refused_with_the_pid_of_the_first()
    {
        using var bench = new StreamBench("plays");
        using var stop = new CancellationTokenSource();
        var running = bench.RunUntilAsync(stop.Token);
        bench.Log.Write("plays", 0, """{"n":0}""");
        while (bench.Commits.Count == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => bench.RunAsync());

        Assert.Equal($"Process {Environment.ProcessId} runs the stream 'listening'", refused.Diagnostics[0].Message);
        bench.Log.Write("plays", 0, """{"n":1}""");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running;
        Assert.Equal(["2"], await bench.AskAsync("select count(*) from bronze.plays"));
    }

    [Fact]
    public async Task A_gap_stops_the_stream_or_is_written_down()
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, """{"n":0}""");
        await bench.RunAsync();
        bench.Log.Write("plays", 0, """{"n":1}""", """{"n":2}""", """{"n":3}""");
        bench.Log.Trim("plays", 0, 3);

        var stopped = await Assert.ThrowsAsync<MixdownException>(() => bench.RunAsync());
        bench.Stream = bench.Stream with { OnGap = GapAction.Record };
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(step => Die(step == CommitStep.BeforeTable)));
        await bench.RunAsync();

        Assert.Equal("MX2412", stopped.Diagnostics[0].Code);
        Assert.Equal(["0", "3"], await bench.AskAsync("select _mx_offset from bronze.plays order by 1"));
        Assert.Equal(["listening|plays|0|1|3|2"], await bench.AskAsync("""select stream, topic, "partition", from_offset, next_offset, records_lost from _mixdown.gaps"""));
        Assert.Contains(bench.Notes, note => note.Code == "MX2409");
    }

    [Fact]
    public async Task A_log_that_is_shorter_than_the_table_is_another_log()
    {
        using var bench = new StreamBench("plays");
        bench.Log.Write("plays", 0, """{"n":0}""", """{"n":1}""");
        await bench.RunAsync();
        var other = new MemoryLog();
        other.Write("plays", 0, """{"n":7}""");

        var wrong = await Assert.ThrowsAsync<MixdownException>(() => bench.WithLog(other).RunAsync());

        Assert.Equal("MX2413", wrong.Diagnostics[0].Code);
    }

    [Fact]
    public async Task A_source_that_is_away_is_waited_for_and_both_is_said_once()
    {
        using var bench = new StreamBench("plays") { Log = new MemoryLog { Refusals = 1 } };
        bench.Log.Write("plays", 0, """{"n":0}""");

        using var stop = new CancellationTokenSource();
        var running = bench.RunUntilAsync(stop.Token);
        while (bench.Commits.Count == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running;

        Assert.Equal(["MX2455", "MX2414"], bench.Notes.Select(note => note.Code));
    }

    [Fact]
    public async Task Listeners_hear_of_each_row_once_in_a_table_that_they_can_ask()
    {
        using var bench = new StreamBench("plays") { Log = new MemoryLog { BatchRecords = 10 } };
        bench.Log.Write("plays", 0, Enumerable.Range(0, 95).Select(i => i == 40 ? """{"n":40,"late":1}""" : $$"""{"n":{{i}}}"""));
        var listener = new Sum();

        await bench.RunAsync(listeners: [listener]);

        Assert.Equal((95, 4465), (listener.Rows, listener.Total));
    }

    static async Task<bool> HasRowsAsync(StreamTable table)
    {
        await table.RefreshAsync(TestContext.Current.CancellationToken);
        return table.Snapshot is not null;
    }

    static void Die(bool now)
    {
        if (now)
            throw new ProcessDied();
    }

    sealed class ProcessDied : Exception;

    sealed class Sum : ITickListener
    {
        public long Rows { get; private set; }

        public long Total { get; private set; }

        public void Tick(TickRows rows)
        {
            var row = rows.Session.Query($"select count(*), sum(n)::bigint from {rows.Table} where rowid >= {rows.FirstRow}", CancellationToken.None).Rows[0];
            Assert.Equal(rows.Count, row[0]);
            (Rows, Total) = (Rows + rows.Count, Total + (long)row[1]!);
        }

        public void Pause()
        {
        }
    }
}
