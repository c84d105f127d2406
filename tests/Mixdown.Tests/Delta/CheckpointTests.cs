using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Tests.Delta;

public sealed class CheckpointTests
{
    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_tenth_commit_writes_a_checkpoint_and_the_hint_to_it()
    {
        await AppendAsync(1, 10);

        Assert.Contains("0010.checkpoint.parquet", await _lab.LogAsync());
        Assert.StartsWith("{\"version\":10,\"size\":12,\"sizeInBytes\":", await _lab.TextAsync("_last_checkpoint"), StringComparison.Ordinal);
        Assert.EndsWith(",\"numOfAddFiles\":10}", await _lab.TextAsync("_last_checkpoint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_may_say_how_often()
    {
        var start = await _lab.CreateAsync();
        var set = _lab.Table.Begin(start);
        set.SetMetaData(start.MetaData with { Configuration = start.MetaData.Configuration.Add("delta.checkpointInterval", "3") });
        await set.CommitAsync(Cancel);

        await _lab.AppendAsync("a", "b", "c", "d", "e");

        Assert.Equal(["0003.checkpoint.parquet", "0006.checkpoint.parquet"], (await _lab.LogAsync()).Where(name => name.Contains("check", StringComparison.Ordinal) && name[0] != '_'));
    }

    [Fact]
    public async Task A_snapshot_from_a_checkpoint_equals_one_from_all_commits()
    {
        var whole = await EventfulAsync();
        for (var version = 0; version <= 10; version++)
            await _lab.DeleteAsync($"{version:D20}.json");

        var fromCheckpoint = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal(Print(whole), Print(fromCheckpoint));
        Assert.Equal(11, fromCheckpoint.Version);
    }

    [Fact]
    public async Task A_checkpoint_has_no_commit_information_and_no_statistics_of_removed_files()
    {
        await EventfulAsync();

        var text = await _lab.TextAsync($"{10:D20}.checkpoint.parquet");

        Assert.DoesNotContain("commitInfo", text, StringComparison.Ordinal);
        Assert.Contains("""{"remove":{"path":"f1","deletionTimestamp":""", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), line => line.Contains("\"protocol\"", StringComparison.Ordinal));
        Assert.Single(text.Split('\n'), line => line.Contains("\"txn\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tombstone_is_forgotten_after_a_week()
    {
        await EventfulAsync();
        _lab.Clock.Advance(TimeSpan.FromDays(8));
        var snapshot = await AppendAsync(12, 20);

        Assert.Contains("\"remove\"", await _lab.TextAsync($"{10:D20}.checkpoint.parquet"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"remove\"", await _lab.TextAsync($"{20:D20}.checkpoint.parquet"), StringComparison.Ordinal);
        Assert.DoesNotContain("f1 ", DeltaLab.Names(snapshot) + " ", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"version\":\"ten\"}")]
    [InlineData("{\"version\":-1}")]
    [InlineData("{\"version\":999}")]
    [InlineData("{\"version\":3}")]
    [InlineData("{\"version\":12}")]
    public async Task A_hint_that_is_wrong_does_no_harm(string hint)
    {
        var before = await AppendAsync(1, 12);
        await _lab.WriteAsync("_last_checkpoint", hint);

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal((12, DeltaLab.Names(before)), (snapshot.Version, DeltaLab.Names(snapshot)));
    }

    [Fact]
    public async Task A_hint_to_an_older_checkpoint_finds_the_newer_one()
    {
        await AppendAsync(1, 10);
        var old = await _lab.TextAsync("_last_checkpoint");
        await AppendAsync(11, 21);
        await _lab.WriteAsync("_last_checkpoint", old);
        for (var version = 11; version <= 20; version++)
            await _lab.DeleteAsync($"{version:D20}.json");

        Assert.Equal(21, (await _lab.Table.SnapshotAsync(Cancel)).Files.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(-4)]
    [InlineData(-1)]
    public async Task A_checkpoint_that_was_cut_off_is_gone_round(int length)
    {
        var before = await AppendAsync(1, 22);
        await CutAsync(20, length);

        Assert.Equal(DeltaLab.Names(before), DeltaLab.Names(await _lab.Table.SnapshotAsync(Cancel)));

        await CutAsync(10, length);
        Assert.Equal(DeltaLab.Names(before), DeltaLab.Names(await _lab.Table.SnapshotAsync(Cancel)));
    }

    [Fact]
    public async Task A_checkpoint_that_was_cut_off_with_nothing_before_it_is_named()
    {
        await AppendAsync(1, 12);
        await CutAsync(10, 50);
        await _lab.DeleteAsync($"{4:D20}.json");

        var broken = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.StartsWith(
            "error MX2816: The checkpoint t/_delta_log/00000000000000000010.checkpoint.parquet is broken", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_with_rows_that_make_no_sense_is_named()
    {
        await AppendAsync(1, 12);
        var rows = "{\"add\":{\"path\":7}}\n"u8.ToArray();
        var file = await new FramedRows().EncodeAsync(DeltaLab.Columns, rows, Cancel);
        await _lab.Store.WriteAsync($"t/_delta_log/{10:D20}.checkpoint.parquet", file, Cancel);

        var broken = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.Equal("MX2816", broken.Diagnostics[0].Code);
        Assert.Equal(9, (await _lab.Table.SnapshotAsync(9, Cancel)).Version);
    }

    [Fact]
    public async Task A_checkpoint_that_the_handler_refuses_is_named()
    {
        await AppendAsync(1, 12);
        var path = $"t/_delta_log/{10:D20}.checkpoint.parquet";
        var content = (await _lab.Store.ReadAsync(path, Cancel))!;
        content[^8]--;
        await _lab.Store.WriteAsync(path, content, Cancel);

        var broken = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.StartsWith($"error MX2816: The checkpoint {path} is broken: This is not a Parquet file", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_in_parts_is_read_when_all_parts_are_there()
    {
        var whole = await AppendAsync(1, 12);
        var rows = (await _lab.TextAsync($"{10:D20}.checkpoint.parquet"))[4..^8].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await _lab.DeleteAsync($"{10:D20}.checkpoint.parquet");
        await PartAsync(1, rows[..5]);
        await _lab.DeleteAsync($"{10:D20}.json");

        Assert.Equal("MX2814", (await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel))).Diagnostics[0].Code);

        await PartAsync(2, rows[5..]);
        Assert.Equal(Print(whole), Print(await _lab.Table.SnapshotAsync(Cancel)));
    }

    [Fact]
    public async Task The_log_is_cleaned_up_to_the_newest_checkpoint_before_the_cutoff_and_that_checkpoints_commit_stays()
    {
        await AppendAsync(1, 12);
        _lab.Clock.Advance(TimeSpan.FromDays(29));
        await AppendAsync(13, 22);
        Assert.Contains("0000.json", await _lab.LogAsync());
        _lab.Clock.Advance(TimeSpan.FromDays(2));

        var snapshot = await AppendAsync(23, 30);

        var log = await _lab.LogAsync();
        Assert.Equal(["0010.checkpoint.parquet", "0010.json", "0011.json"], log.Take(3));
        Assert.Equal(30, snapshot.Files.Count);
        Assert.Equal(10, (await _lab.Table.SnapshotAsync(10, Cancel)).Files.Count);
        var gone = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(9, Cancel));
        Assert.StartsWith("error MX2812: Version 9 of memory:/t is not there: the log goes from 10 to 30", gone.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delta.enableExpiredLogCleanup", "false", true)]
    [InlineData("delta.logRetentionDuration", "interval 100 days", true)]
    [InlineData("delta.logRetentionDuration", "soon", true)]
    [InlineData("delta.logRetentionDuration", "interval 1 week 12 hours", false)]
    public async Task The_table_may_say_how_long_its_log_is_kept(string name, string value, bool isKept)
    {
        var start = await _lab.CreateAsync();
        var set = _lab.Table.Begin(start);
        set.SetMetaData(start.MetaData with { Configuration = start.MetaData.Configuration.Add(name, value) });
        await set.CommitAsync(Cancel);
        await _lab.AppendAsync(Enumerable.Range(2, 9).Select(version => $"f{version}"));
        _lab.Clock.Advance(TimeSpan.FromDays(40));
        await _lab.AppendAsync(Enumerable.Range(11, 10).Select(version => $"f{version}"));

        Assert.Equal(isKept, (await _lab.LogAsync()).Contains("0000.json"));
    }

    [Fact]
    public async Task A_snapshot_that_is_older_than_the_log_is_refreshed_from_the_checkpoint()
    {
        var old = await AppendAsync(1, 5);
        _lab.Clock.Advance(TimeSpan.FromDays(1));
        await AppendAsync(6, 12);
        _lab.Clock.Advance(TimeSpan.FromDays(40));
        await AppendAsync(13, 20);
        Assert.DoesNotContain("0009.json", await _lab.LogAsync());

        Assert.Equal(20, (await _lab.Table.RefreshAsync(old, Cancel)).Files.Count);
    }

    async Task<DeltaSnapshot> AppendAsync(int from, int to)
    {
        if (from == 1)
            await _lab.CreateAsync();
        return await _lab.AppendAsync(Enumerable.Range(from, to - from + 1).Select(version => $"f{version}"));
    }

    /// <summary>A table at version 11 with a removal, a bookmark, statistics and settings.</summary>
    async Task<DeltaSnapshot> EventfulAsync()
    {
        var snapshot = await AppendAsync(1, 7);
        var change = _lab.Table.Begin(snapshot);
        change.Remove(snapshot.Files.First(file => file.DataPath == "f1"));
        change.Add(DeltaLab.File("f8") with { Stats = "{\"numRecords\":8}" });
        change.SetMetaData(snapshot.MetaData with { Name = "tracks", Configuration = snapshot.MetaData.Configuration.Add("x", "y") });
        change.SetApplicationVersion("app", 3);
        await change.CommitAsync(Cancel);
        return await AppendAsync(9, 11);
    }

    async Task CutAsync(int version, int length)
    {
        var path = $"t/_delta_log/{version:D20}.checkpoint.parquet";
        var content = (await _lab.Store.ReadAsync(path, Cancel))!;
        await _lab.Store.WriteAsync(path, content.AsMemory(0, length < 0 ? content.Length + length : length), Cancel);
    }

    async Task PartAsync(int part, string[] rows)
    {
        var file = await new FramedRows().EncodeAsync(DeltaLab.Columns, Encoding.UTF8.GetBytes(string.Join('\n', rows)), Cancel);
        await _lab.Store.WriteAsync($"t/_delta_log/{10:D20}.checkpoint.{part:D10}.{2:D10}.parquet", file, Cancel);
    }

    static string Print(DeltaSnapshot snapshot) => string.Join('\n', new[]
    {
        snapshot.Version.ToString(provider: null),
        DeltaLab.Names(snapshot),
        string.Join(' ', snapshot.Tombstones.Select(file => $"{file.Path}@{file.DeletedAt}/{file.Bytes}").Order(StringComparer.Ordinal)),
        string.Join(' ', snapshot.Transactions),
        string.Join(' ', snapshot.Files.Select(file => file.Stats).Order(StringComparer.Ordinal)),
        string.Join(' ', snapshot.MetaData.Configuration),
        snapshot.MetaData.Id + snapshot.MetaData.Name + snapshot.MetaData.Schema + snapshot.MetaData.CreatedAt,
        $"{snapshot.Protocol.Reader} {snapshot.Protocol.Writer}",
    });
}
