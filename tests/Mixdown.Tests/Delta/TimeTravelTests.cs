using Mixdown.Data.Diagnostics;

namespace Mixdown.Tests.Delta;

public sealed class TimeTravelTests
{
    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public async Task A_version_that_never_was_is_refused_with_those_that_are(long version)
    {
        await StartAsync();

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(version, Cancel));

        Assert.Equal(
            $"error MX2812: Version {version} of memory:/t is not there: the log goes from 0 to 3\n  hint: Use a version from 0 to 3.",
            refused.Message);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "a")]
    [InlineData(2, "a b")]
    [InlineData(3, "a b c")]
    public async Task A_version_is_the_table_as_it_was(long version, string files)
    {
        await StartAsync();

        Assert.Equal(files, DeltaLab.Names(await _lab.Table.SnapshotAsync(version, Cancel)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(150, 2)]
    [InlineData(9999, 3)]
    public async Task A_time_gives_the_version_that_was_the_newest_then(int minutes, long version)
    {
        var start = _lab.Clock.GetUtcNow();
        await StartAsync();

        Assert.Equal(version, (await _lab.Table.SnapshotAsync(start + TimeSpan.FromMinutes(minutes), Cancel)).Version);
    }

    [Fact]
    public async Task A_time_before_the_table_is_refused()
    {
        var start = _lab.Clock.GetUtcNow();
        await StartAsync();

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(start - TimeSpan.FromTicks(1), Cancel));

        Assert.StartsWith("error MX2813: memory:/t has no version of 2026-03-01 11:59:59Z: its log begins at 2026-03-01 12:00:00Z", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_stores_clock_went_back_versions_still_follow_each_other()
    {
        var start = _lab.Clock.GetUtcNow();
        await _lab.CreateAsync();
        await _lab.AppendAsync("a");
        _lab.Clock.Advance(TimeSpan.FromHours(-5));
        await _lab.AppendAsync("b");

        Assert.Equal(0, (await _lab.Table.SnapshotAsync(start + TimeSpan.FromMinutes(1), Cancel)).Version);
        Assert.Equal(1, (await _lab.Table.SnapshotAsync(start + TimeSpan.FromMinutes(60), Cancel)).Version);
        Assert.Equal(2, (await _lab.Table.SnapshotAsync(start + TimeSpan.FromMinutes(61), Cancel)).Version);
    }

    [Fact]
    public async Task History_tells_who_did_what_newest_first()
    {
        var create = _lab.Table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        create.Describe("CREATE TABLE", new Dictionary<string, string?> { ["description"] = "tracks" });
        await create.CommitAsync(Cancel);
        await _lab.AppendAsync("a");
        await _lab.CommitAsync(2, """{"add":{"path":"b","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""");

        var history = new List<string>();
        await foreach (var entry in _lab.Table.HistoryAsync(Cancel))
            history.Add($"{entry.Version} {entry.Info?.Operation} {entry.Info?.Engine} {entry.Info?.Parameters.GetValueOrDefault("description")} {entry.Actions.Count}");

        Assert.Equal(["2    1", "1 WRITE Mixdown  2", "0 CREATE TABLE Mixdown tracks 3"], history);
    }

    async Task StartAsync()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("a", "b", "c");
    }

    [Fact]
    public async Task Times_in_the_log_itself_count_before_those_of_its_files()
    {
        string[] head =
        [
            """{"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["inCommitTimestamp"]}}""",
            """{"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{"delta.enableInCommitTimestamps":"true"} } }""",
        ];
        foreach (var version in Enumerable.Range(0, 5))
            await _lab.CommitAsync(version, [$$"""{"commitInfo":{"inCommitTimestamp":{{1000 * (version + 1)}}} }""", .. version == 0 ? head : []]);

        Assert.Equal(2, (await _lab.Table.SnapshotAsync(DateTimeOffset.FromUnixTimeMilliseconds(3999), Cancel)).Version);
        Assert.Equal(4, (await _lab.Table.SnapshotAsync(DateTimeOffset.FromUnixTimeMilliseconds(5000), Cancel)).Version);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(5000), (await _lab.Table.SnapshotAsync(Cancel)).Timestamp);
        await Assert.ThrowsAsync<Mixdown.Data.Diagnostics.MixdownException>(
            () => _lab.Table.SnapshotAsync(DateTimeOffset.FromUnixTimeMilliseconds(999), Cancel));
        var times = new List<long>();
        await foreach (var entry in _lab.Table.HistoryAsync(Cancel))
            times.Add(entry.At.ToUnixTimeMilliseconds());
        Assert.Equal([5000, 4000, 3000, 2000, 1000], times);
    }
}
