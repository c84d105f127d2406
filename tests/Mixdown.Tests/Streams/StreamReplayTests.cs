using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Replays;
using Mixdown.Testing.Streams;
using Xunit;

namespace Mixdown.Tests.Streams;

public sealed class StreamReplayTests : IDisposable
{
    static readonly SourceSpan Here = new("mixdown.yml", 1, 1, 1);
    readonly StreamBench _bench = new("plays");

    [Fact]
    public async Task Rows_are_replaced_by_what_the_present_declarations_make_of_their_records()
    {
        await ThreeRowsAndARejectAsync();
        Declare("b");

        var replayed = await _bench.ReplayAsync("plays", new ReplayStart());

        Assert.Equal((3, 1), (replayed.Rows, replayed.Rejected));
        Assert.Equal(["1||0|", "2|x|1|", "3|y|3|"], await _bench.AskAsync("select n, b, _mx_offset, _mx_rescued from bronze.plays order by 3"));
        Assert.Equal(["2"], await _bench.AskAsync("select _mx_offset from bronze.plays__quarantine"));
        Assert.True(replayed.Version > replayed.VersionBefore);
    }

    [Fact]
    public async Task From_an_offset_on_the_rows_before_it_stay_and_the_stream_goes_on_behind()
    {
        await ThreeRowsAndARejectAsync();
        Declare("b");

        await _bench.ReplayAsync("plays", new ReplayStart { Offsets = new Dictionary<int, long> { [0] = 3 } });
        _bench.Log.Write("plays", 0, """{"n":5,"b":"z"}""");
        await _bench.RunAsync();

        Assert.Equal(
            ["1||0|", """2||1|{"b":"x"}""", "3|y|3|", "5|z|4|"],
            await _bench.AskAsync("select n, b, _mx_offset, _mx_rescued from bronze.plays order by 3"));
    }

    [Fact]
    public async Task From_a_time_on_is_what_the_log_took_then_or_later()
    {
        await ThreeRowsAndARejectAsync();

        // The log in memory takes a record each millisecond.
        var replayed = await _bench.ReplayAsync("plays", new ReplayStart { Time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_001) });

        Assert.Equal(new ReplayedPartition(0, 1, 4) { Read = 3 }, Assert.Single(replayed.Partitions));
    }

    [Fact]
    public async Task What_the_log_no_longer_has_keeps_its_rows_and_is_counted()
    {
        await ThreeRowsAndARejectAsync();
        Declare("b");
        _bench.Log.Trim("plays", 0, 3);

        var replayed = await _bench.ReplayAsync("plays", new ReplayStart());

        Assert.Equal(3, Assert.Single(replayed.Partitions).NotInLog);
        Assert.Equal(["1||0", "2||1", "3|y|3"], await _bench.AskAsync("select n, b, _mx_offset from bronze.plays order by 3"));
        Assert.Equal(["2"], await _bench.AskAsync("select _mx_offset from bronze.plays__quarantine"));
    }

    [Fact]
    public async Task Records_that_the_table_does_not_have_yet_are_left_to_the_stream()
    {
        await ThreeRowsAndARejectAsync();
        _bench.Log.Write("plays", 0, """{"n":9}""");

        await _bench.ReplayAsync("plays", new ReplayStart());

        Assert.Equal(["3"], await _bench.AskAsync("select max(_mx_offset) from bronze.plays"));
    }

    [Fact]
    public async Task A_contract_that_became_stricter_moves_rows_into_quarantine()
    {
        await ThreeRowsAndARejectAsync();
        Rows(new RecordFormat { Unknown = UnknownFields.Quarantine });

        await _bench.ReplayAsync("plays", new ReplayStart());

        Assert.Equal(["0"], await _bench.AskAsync("select _mx_offset from bronze.plays order by 1"));
        Assert.Equal(["1|MX2226", "2|MX2220", "3|MX2226"], await _bench.AskAsync("select _mx_offset, code from bronze.plays__quarantine order by 1"));
    }

    [Theory]
    [InlineData(nameof(CommitStep.BeforeQuarantine))]
    [InlineData(nameof(CommitStep.BeforeTable))]
    [InlineData(nameof(CommitStep.AfterTable))]
    public async Task A_replay_that_dies_leaves_each_record_where_it_was_or_where_it_belongs(string step)
    {
        await ThreeRowsAndARejectAsync();
        Rows(new RecordFormat { Unknown = UnknownFields.Quarantine });

        await Assert.ThrowsAsync<ProcessDied>(() => _bench.ReplayAsync("plays", new ReplayStart(), reached => Die(reached.ToString() == step)));
        _bench.Log.Write("plays", 0, """{"n":5}""");
        await _bench.RunAsync();

        Assert.Equal(step == nameof(CommitStep.AfterTable) ? ["0", "4"] : ["0", "1", "3", "4"], await _bench.AskAsync("select _mx_offset from bronze.plays order by 1"));
        Assert.Equal(step == nameof(CommitStep.AfterTable) ? ["1", "2", "3"] : ["2"], await _bench.AskAsync("select _mx_offset from bronze.plays__quarantine order by 1"));
    }

    [Fact]
    public async Task Nothing_is_read_again_of_what_was_never_read_or_is_not_there()
    {
        await ThreeRowsAndARejectAsync();

        Assert.Equal("MX2421", await CodeAsync("play", new ReplayStart()));
        Assert.Equal("MX2423", await CodeAsync("plays", new ReplayStart { Offsets = new Dictionary<int, long> { [0] = 5 } }));
        Assert.Equal("MX2423", await CodeAsync("plays", new ReplayStart { Offsets = new Dictionary<int, long> { [7] = 0 } }));
        _bench.Log = new MemoryLog();
        _bench.Log.Write("plays", 0, """{"n":1}""");
        Assert.Equal("MX2413", await CodeAsync("plays", new ReplayStart()));
    }

    [Fact]
    public async Task Rejected_records_that_can_be_read_now_leave_the_quarantine_and_the_others_stay()
    {
        Rows(new RecordFormat { Unknown = UnknownFields.Quarantine, Columns = [new DeclaredColumn("n", DataType.Int64, Here)] });
        _bench.Log.Write("plays", 0, """{"n":1}""");
        await _bench.RunAsync();
        _bench.Log.Write("plays", 0, """{"n":2,"b":"x"}""", "bad");
        await _bench.RunAsync();
        Rows(new RecordFormat { Unknown = UnknownFields.Quarantine, Columns = [new DeclaredColumn("b", DataType.Text, Here)] });

        await Assert.ThrowsAsync<ProcessDied>(() => _bench.ReplayQuarantineAsync(reached => Die(reached == CommitStep.BeforeTable)));
        await Assert.ThrowsAsync<ProcessDied>(() => _bench.ReplayQuarantineAsync(reached => Die(reached == CommitStep.AfterTable)));
        var done = Assert.Single(await _bench.ReplayQuarantineAsync());

        Assert.Equal((1, 0, 1), (done.Tried, done.Loaded, done.Rejected));
        Assert.Equal(["1||0", "2|x|1"], await _bench.AskAsync("select n, b, _mx_offset from bronze.plays order by 3"));
        Assert.Equal(["2"], await _bench.AskAsync("select _mx_offset from bronze.plays__quarantine"));
    }

    [Fact]
    public async Task Data_files_of_a_process_that_died_are_gone_after_the_next_start_and_those_of_others_stay()
    {
        await ThreeRowsAndARejectAsync();
        var folder = Path.Combine(_bench.Folder.Root, "lake", "bronze", "plays");
        _bench.Log.Write("plays", 0, """{"n":5}""");
        var before = Directory.GetFiles(folder, "*.parquet").Length;
        await Assert.ThrowsAsync<ProcessDied>(() => _bench.RunAsync(step => Die(step == CommitStep.AfterData)));
        Assert.Equal(before + 1, Directory.GetFiles(folder, "*.parquet").Length);
        var foreign = Path.Combine(folder, $"0000000009-{Guid.NewGuid():N}-{Guid.NewGuid():N}.parquet");
        await File.WriteAllTextAsync(foreign, "", TestContext.Current.CancellationToken);

        await _bench.RunAsync();

        Assert.True(File.Exists(foreign));
        Assert.Equal(before + 2, Directory.GetFiles(folder, "*.parquet").Length);
        Assert.Equal(["4"], await _bench.AskAsync("select count(*) from bronze.plays"));
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>Offsets 0, 1 and 3 are rows, the last two in a commit after the one that settled the columns; 2 is rejected.</summary>
    async Task ThreeRowsAndARejectAsync()
    {
        _bench.Log.Write("plays", 0, """{"n":1}""");
        await _bench.RunAsync();
        _bench.Log.Write("plays", 0, """{"n":2,"b":"x"}""", "bad", """{"n":3,"b":"y"}""");
        await _bench.RunAsync();
    }

    void Declare(string column) => Rows(new RecordFormat { Columns = [new DeclaredColumn(column, DataType.Text, Here)] });

    void Rows(RecordFormat format) => _bench.Stream = _bench.Stream with { Topics = [_bench.Stream.Topics[0] with { Rows = format }] };

    async Task<string> CodeAsync(string topic, ReplayStart start) =>
        (await Assert.ThrowsAsync<MixdownException>(() => _bench.ReplayAsync(topic, start))).Diagnostics[0].Code;

    static void Die(bool now)
    {
        if (now)
            throw new ProcessDied();
    }

    sealed class ProcessDied : Exception;
}
