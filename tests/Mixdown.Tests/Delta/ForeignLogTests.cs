using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Tests.Delta;

/// <summary>Logs as other programs write them, and logs that are broken.</summary>
public sealed class ForeignLogTests
{
    const string Protocol = """{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""";

    const string MetaData = """
        {"metaData":{"id":"m","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}]}","partitionColumns":[],"configuration":{},"createdTime":1}}
        """;

    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_there_is_no_log_there_is_no_table()
    {
        Assert.Null(await _lab.Table.FindAsync(Cancel));
        Assert.Equal("MX2811", await CodeAsync());
    }

    [Fact]
    public async Task A_log_of_another_program_is_read_and_what_is_unknown_in_it_is_passed_over()
    {
        await _lab.CommitAsync(
            0,
            """{"commitInfo":{"timestamp":"not a number","operation":"CREATE TABLE","operationParameters":{"isManaged":true},"futureField":[1]}}""",
            """{"protocol":{"minReaderVersion":1,"minWriterVersion":2,"futureField":{}}}""",
            MetaData.Trim(),
            """{"futureAction":{"x":1}}""",
            """{"cdc":{"path":"_change_data/c.parquet","partitionValues":{},"size":1,"dataChange":false}}""",
            """{"add":{"path":"a%20b/p%C3%A4rt.parquet","partitionValues":{"day":null},"size":7,"modificationTime":1,"dataChange":true,"stats":"odd","tags":null,"baseRowId":3}}""",
            "",
            """{"txn":{"appId":"other","version":9}}""" + "\r");

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal("a b/pärt.parquet", DeltaLab.Names(snapshot));
        Assert.Equal(9, snapshot.TransactionOf("other"));
        Assert.Null(snapshot.TransactionOf("nobody"));
        Assert.Equal(new ColumnList(new Column("id", DataType.Int64)), snapshot.Columns);
    }

    [Fact]
    public async Task A_file_that_was_removed_and_added_again_is_there()
    {
        await StartAsync();
        await _lab.CommitAsync(1, Add("a"), Add("b"));
        await _lab.CommitAsync(2, Remove("a"), Remove("b"));
        await _lab.CommitAsync(3, Add("a"));

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal("a", DeltaLab.Names(snapshot));
        Assert.Equal(["b"], snapshot.Tombstones.Select(tombstone => tombstone.DataPath));
    }

    [Fact]
    public async Task Two_spellings_of_a_path_are_one_file()
    {
        await StartAsync();
        await _lab.CommitAsync(1, Add("day=1/a%2Db"));
        await _lab.CommitAsync(2, Remove("day%3D1/a-b"));

        Assert.Empty((await _lab.Table.SnapshotAsync(Cancel)).Files);
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("\n\n", 1, "the file is empty")]
    [InlineData("{\"add\":{\"path\":\"a\"", 1, "")]
    [InlineData("{}\nnot json", 2, "")]
    [InlineData("{}\n[1]", 2, "there is a list where an object has to be")]
    [InlineData("{\"add\":{\"size\":1}}", 1, "'path' is missing")]
    [InlineData("{\"add\":{\"path\":\"a\",\"size\":\"big\"}}", 1, "'size' is a text; it has to be a whole number")]
    [InlineData("{\"add\":{\"path\":\"a\",\"size\":1.5}}", 1, "'size' is a number; it has to be a whole number")]
    [InlineData("{\"add\":[]}", 1, "there is a list where an object has to be")]
    [InlineData("{\"txn\":{\"appId\":1,\"version\":1}}", 1, "'appId' is a number; it has to be a text")]
    [InlineData("{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2,\"readerFeatures\":[1]}}", 1, "'readerFeatures' is a number")]
    public async Task A_broken_commit_is_named_with_its_line_and_earlier_versions_can_be_read(string text, int line, string why)
    {
        await StartAsync();
        await _lab.CommitAsync(1, Add("a"));
        await _lab.WriteAsync($"{2:D20}.json", text);

        var broken = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.StartsWith(
            $"t/_delta_log/00000000000000000002.json:{line}:1: error MX2815: Version 2 of the log is broken: {why}",
            broken.Message, StringComparison.Ordinal);
        Assert.EndsWith("versions up to 1 can still be read.", broken.Message, StringComparison.Ordinal);
        Assert.Equal("a", DeltaLab.Names(await _lab.Table.SnapshotAsync(1, Cancel)));
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_a_broken_commit()
    {
        await StartAsync();
        await _lab.Store.WriteAsync($"t/_delta_log/{1:D20}.json", (byte[])[.. "{\"add\":{\"path\":\""u8, 0xFF, .. "\",\"size\":1}}"u8], Cancel);

        Assert.Equal("MX2815", await CodeAsync());
    }

    [Fact]
    public async Task A_missing_commit_is_named()
    {
        await StartAsync();
        await _lab.CommitAsync(1, Add("a"));
        await _lab.CommitAsync(3, Add("b"));

        var gap = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.Equal(
            "error MX2814: The log of memory:/t has a gap: version 2 (00000000000000000002.json) is missing\n"
            + "  hint: Put the file back, or read an earlier version (up to 1).",
            gap.Message);
        Assert.Equal("a", DeltaLab.Names(await _lab.Table.SnapshotAsync(1, Cancel)));
    }

    [Fact]
    public async Task A_log_that_lost_its_beginning_says_so()
    {
        await _lab.CommitAsync(1, Add("a"));

        Assert.Equal("MX2814", await CodeAsync());
    }

    [Theory]
    [InlineData("protocol")]
    [InlineData("metaData")]
    public async Task A_log_without_protocol_or_metadata_is_refused(string missing)
    {
        await _lab.CommitAsync(0, missing == "protocol" ? MetaData.Trim() : Protocol);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.Contains($"MX2817: Version 0 of memory:/t has no {missing} action", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_cannot_be_read_is_refused()
    {
        await _lab.CommitAsync(0, Protocol, """{"metaData":{"id":"m","schemaString":"{"}}""");
        Assert.Equal("MX2821", await CodeAsync());

        await _lab.CommitAsync(0, Protocol, """{"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"v\",\"type\":\"variant\"}]}"}}""");
        Assert.Equal("MX2820", await CodeAsync());
    }

    [Fact]
    public async Task A_path_that_leads_out_of_the_table_is_refused_by_the_store()
    {
        await StartAsync();
        await _lab.CommitAsync(1, Add("../../etc/passwd"));
        var file = Assert.Single((await _lab.Table.SnapshotAsync(Cancel)).Files);

        await Assert.ThrowsAsync<MixdownException>(() => _lab.Store.ReadAsync("t/" + file.DataPath, Cancel));
    }

    [Fact]
    public async Task Files_that_are_no_part_of_a_snapshot_are_passed_over()
    {
        await StartAsync();
        await _lab.CommitAsync(1, Add("a"));
        foreach (var name in new[]
        {
            $"{0:D20}.crc", $"{0:D20}.{1:D20}.compacted.json", "_staged_commits/x.json", "note.txt", $"{7:D20}", $"{7:D20}.json.tmp",
            $"{1:D20}.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json", "00000000000000000009x.json", $"{8:D20}.crc",
        })
            await _lab.WriteAsync(name, "junk");

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal((1, "a"), (snapshot.Version, DeltaLab.Names(snapshot)));
    }

    [Fact]
    public async Task A_log_of_3000_commits_without_a_checkpoint_is_read_and_refreshed()
    {
        await StartAsync();
        for (var version = 1; version < 3000; version++)
            await _lab.CommitAsync(version, Add($"f{version}"), version > 1 ? Remove($"f{version - 1}") : "{}");
        var snapshot = await _lab.Table.SnapshotAsync(Cancel);
        await _lab.CommitAsync(3000, Add("new"));

        var next = await _lab.Table.RefreshAsync(snapshot, Cancel);

        Assert.Equal((2999, "f2999", 2998), (snapshot.Version, DeltaLab.Names(snapshot), snapshot.Tombstones.Count));
        Assert.Equal((3000, "f2999 new"), (next.Version, DeltaLab.Names(next)));
        Assert.Same(next, await _lab.Table.RefreshAsync(next, Cancel));
    }

    static string Add(string path) => $$$"""{"add":{"path":"{{{path}}}","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""";

    static string Remove(string path) => $$$"""{"remove":{"path":"{{{path}}}","deletionTimestamp":1,"dataChange":true}}""";

    Task StartAsync() => _lab.CommitAsync(0, Protocol, MetaData.Trim());

    async Task<string> CodeAsync() =>
        (await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel))).Diagnostics[0].Code;
}
