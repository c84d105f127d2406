using System.Collections.Immutable;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta;

public sealed class TransactionTests
{
    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_table_needs_columns()
    {
        var create = _lab.Table.Begin(null);
        create.Add(DeltaLab.File("a"));

        Assert.Equal("MX2824", await RefusalAsync(create));
        Assert.Null(await _lab.Table.FindAsync(Cancel));
    }

    [Fact]
    public async Task Columns_that_differ_only_in_case_are_refused() => Assert.Equal(
        "MX2822",
        (await Assert.ThrowsAsync<MixdownException>(() => _lab.CreateAsync(
            new ColumnList(new Column("Total", DataType.Text), new Column("total", DataType.Text))))).Diagnostics[0].Code);

    [Fact]
    public async Task The_first_commit_holds_information_protocol_and_metadata()
    {
        await _lab.CreateAsync();

        Assert.Equal(
            """
            {"commitInfo":{"timestamp":1772366400000,"operation":"WRITE","operationParameters":{},"isBlindAppend":true,"engineInfo":"Mixdown","txnId":"00000002-0000-0000-0000-000000000000"}}
            {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
            {"metaData":{"id":"00000001-0000-0000-0000-000000000000","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}},{\"name\":\"name\",\"type\":\"string\",\"nullable\":true,\"metadata\":{}}]}","partitionColumns":[],"configuration":{},"createdTime":1772366400000}}

            """,
            await _lab.TextAsync("00000000000000000000.json"));
    }

    [Fact]
    public async Task Rows_and_bookmark_are_one_commit()
    {
        var load = _lab.Table.Begin(await _lab.CreateAsync());
        load.Describe("WRITE", new Dictionary<string, string?> { ["mode"] = "Append" }, new Dictionary<string, string?> { ["numOutputRows"] = "3" });
        load.SetApplicationVersion("mixdown/dev/store/track", 7);
        load.Add(DeltaLab.File("part 1=ä.parquet") with
        {
            Stats = "{\"numRecords\":3}",
            PartitionValues = ImmutableSortedDictionary<string, string?>.Empty.Add("day", null),
        });
        await load.CommitAsync(Cancel);

        Assert.Equal(
            """
            {"commitInfo":{"timestamp":1772366400000,"operation":"WRITE","operationParameters":{"mode":"Append"},"operationMetrics":{"numOutputRows":"3"},"isBlindAppend":true,"engineInfo":"Mixdown","txnId":"00000003-0000-0000-0000-000000000000"}}
            {"txn":{"appId":"mixdown/dev/store/track","version":7,"lastUpdated":1772366400000}}
            {"add":{"path":"part%201=%C3%A4.parquet","partitionValues":{"day":null},"size":100,"modificationTime":0,"dataChange":true,"stats":"{\"numRecords\":3}"}}

            """,
            await _lab.TextAsync("00000000000000000001.json"));
        Assert.Equal(7, (await _lab.Table.SnapshotAsync(Cancel)).TransactionOf("mixdown/dev/store/track"));
    }

    [Fact]
    public async Task Reloading_a_file_removes_and_adds_in_one_commit()
    {
        await _lab.CreateAsync();
        var before = await _lab.AppendAsync("a", "b");
        var reload = _lab.Table.Begin(before);
        reload.Remove(before.Files.Single(file => file.DataPath == "a"));
        reload.Add(DeltaLab.File("a2"));

        Assert.Equal(new CommitResult.Committed(3), await reload.CommitAsync(Cancel));

        Assert.Equal("a2 b", DeltaLab.Names(await _lab.Table.SnapshotAsync(Cancel)));
        Assert.Equal("a b", DeltaLab.Names(await _lab.Table.SnapshotAsync(2, Cancel)));
        Assert.Contains(
            """{"remove":{"path":"a","deletionTimestamp":1772373600000,"dataChange":true,"extendedFileMetadata":true,"partitionValues":{},"size":100}}""",
            await _lab.TextAsync("00000000000000000003.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_the_table_has_is_not_written_again()
    {
        await _lab.CreateAsync();
        var snapshot = await LoadAsync(5);

        Assert.Equal(new CommitResult.AlreadyDone(5), await BeginLoad(snapshot, 5).CommitAsync(Cancel));
        Assert.Equal(new CommitResult.AlreadyDone(5), await BeginLoad(snapshot, 4).CommitAsync(Cancel));
        Assert.Equal(new CommitResult.Committed(2), await BeginLoad(snapshot, 6).CommitAsync(Cancel));
    }

    [Fact]
    public async Task A_version_that_came_in_meanwhile_is_not_written_again()
    {
        var start = await _lab.CreateAsync();
        var (ours, earlier) = (BeginLoad(start, 5), BeginLoad(start, 6));
        await LoadAsync(5);

        Assert.Equal(new CommitResult.AlreadyDone(5), await ours.CommitAsync(Cancel));
        Assert.Equal(new CommitResult.Conflicted(1, "it is of the same application, app"), await earlier.CommitAsync(Cancel));
    }

    [Fact]
    public async Task An_append_goes_round_other_appends_and_removals()
    {
        var start = await _lab.CreateAsync();
        var append = _lab.Table.Begin(start);
        append.Add(DeltaLab.File("ours"));
        var others = await _lab.AppendAsync("a", "b");
        await RemoveAsync(others, "a");

        Assert.Equal(new CommitResult.Committed(4), await append.CommitAsync(Cancel));
        Assert.Equal("b ours", DeltaLab.Names(await _lab.Table.SnapshotAsync(Cancel)));
    }

    [Fact]
    public async Task An_append_is_refused_when_columns_changed_meanwhile()
    {
        var start = await _lab.CreateAsync();
        var append = _lab.Table.Begin(start);
        append.Add(DeltaLab.File("ours"));
        await AddColumnAsync(start, new Column("extra", DataType.Text));

        Assert.Equal(new CommitResult.Conflicted(1, "it changed the table's columns or settings"), await append.CommitAsync(Cancel));
    }

    [Fact]
    public async Task An_append_is_refused_when_the_protocol_changed_meanwhile()
    {
        var start = await _lab.CreateAsync();
        var append = _lab.Table.Begin(start);
        append.Add(DeltaLab.File("ours"));
        await _lab.CommitAsync(1, """{"protocol":{"minReaderVersion":1,"minWriterVersion":4}}""");

        Assert.Equal(new CommitResult.Conflicted(1, "it changed the protocol"), await append.CommitAsync(Cancel));
    }

    [Fact]
    public async Task Two_removals_of_one_file_do_not_both_succeed()
    {
        await _lab.CreateAsync();
        var start = await _lab.AppendAsync("a");
        var second = _lab.Table.Begin(start);
        second.Remove(start.Files.Single());
        await RemoveAsync(start, "a");

        Assert.Equal(new CommitResult.Conflicted(3 - 1, "it removed the file a"), await second.CommitAsync(Cancel));
    }

    [Fact]
    public async Task What_follows_from_a_file_is_refused_only_when_that_file_went()
    {
        await _lab.CreateAsync();
        var start = await _lab.AppendAsync("a", "b");
        var (ofA, ofB) = (Derive("a"), Derive("b"));
        await RemoveAsync(start, "a");

        Assert.Equal(new CommitResult.Conflicted(3, "it removed the file a"), await ofA.CommitAsync(Cancel));
        Assert.Equal(new CommitResult.Committed(4), await ofB.CommitAsync(Cancel));

        DeltaTransaction Derive(string name)
        {
            var derive = _lab.Table.Begin(start);
            derive.Read(start.Files.Single(file => file.DataPath == name));
            derive.Add(DeltaLab.File("of-" + name));
            return derive;
        }
    }

    [Theory]
    [InlineData("""{"add":{"path":"x","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""", "it added rows")]
    [InlineData("""{"remove":{"path":"a","deletionTimestamp":1,"dataChange":true}}""", "it removed rows")]
    [InlineData("""{"add":{"path":"x","partitionValues":{},"size":1,"modificationTime":1,"dataChange":false}}""", null)]
    public async Task What_follows_from_all_rows_is_refused_when_rows_came_or_went(string line, string? why)
    {
        await _lab.CreateAsync();
        var merge = _lab.Table.Begin(await _lab.AppendAsync("a"));
        merge.ReadWholeTable();
        merge.Add(DeltaLab.File("merged"));
        await _lab.CommitAsync(2, line);

        CommitResult expected = why is null ? new CommitResult.Committed(3) : new CommitResult.Conflicted(2, why);
        Assert.Equal(expected, await merge.CommitAsync(Cancel));
    }

    [Fact]
    public async Task A_commit_whose_answer_got_lost_is_known_again_by_its_id()
    {
        var twice = new DeltaLab(around: store => new PutTwiceStore(store));
        await twice.CreateAsync();

        var snapshot = await twice.AppendAsync("a");

        Assert.Equal((1, "a"), (snapshot.Version, DeltaLab.Names(snapshot)));
    }

    [Fact]
    public async Task A_writer_that_never_gets_a_turn_gives_up_and_says_so()
    {
        await _lab.CreateAsync();
        _lab.Options = _lab.Options with { CommitAttempts = 3 };
        var busy = new DeltaLab(_lab.Store, store => new AlwaysFirstStore(store)) { Options = _lab.Options };
        var append = busy.Table.Begin(await busy.Table.SnapshotAsync(Cancel));
        append.Add(DeltaLab.File("ours"));

        Assert.Equal(new CommitResult.Retryable("3 other commits came first"), await append.CommitAsync(Cancel));
    }

    [Fact]
    public async Task A_commit_on_a_version_that_the_log_no_longer_has_is_not_written_where_nobody_reads()
    {
        await _lab.CreateAsync();
        var old = await _lab.AppendAsync("f1");
        await _lab.AppendAsync(Enumerable.Range(2, 9).Select(version => $"f{version}"));
        _lab.Clock.Advance(TimeSpan.FromDays(40));
        await _lab.AppendAsync(Enumerable.Range(11, 10).Select(version => $"f{version}"));
        var append = _lab.Table.Begin(old);
        append.Add(DeltaLab.File("late"));

        var result = await append.CommitAsync(Cancel);

        Assert.Equal(new CommitResult.Retryable("the log no longer has version 1, on which the changes are built"), result);
        Assert.DoesNotContain("0002.json", await _lab.LogAsync());
    }

    [Fact]
    public async Task One_commit_has_one_action_for_a_file()
    {
        await _lab.CreateAsync();
        var snapshot = await _lab.AppendAsync("a");
        var twice = _lab.Table.Begin(snapshot);
        twice.Add(DeltaLab.File("b"));
        twice.Remove(snapshot.Files.Single());

        Assert.Throws<InvalidOperationException>(() => twice.Add(DeltaLab.File("b")));
        Assert.Throws<InvalidOperationException>(() => twice.Add(DeltaLab.File("a")));
        Assert.Throws<InvalidOperationException>(() => twice.Remove(DeltaLab.File("b")));
    }

    [Fact]
    public async Task A_transaction_is_committed_once()
    {
        var append = _lab.Table.Begin(await _lab.CreateAsync());
        await append.CommitAsync(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => append.CommitAsync(Cancel));
    }

    [Fact]
    public async Task A_new_column_comes_in_the_same_commit_as_its_rows_and_settings_of_others_stay()
    {
        await _lab.CreateAsync();
        var start = await _lab.Table.SnapshotAsync(Cancel);
        var set = _lab.Table.Begin(start);
        set.SetMetaData(start.MetaData with { Configuration = start.MetaData.Configuration.Add("spark.unknown", "kept") });
        await set.CommitAsync(Cancel);

        var evolved = await AddColumnAsync(await _lab.Table.SnapshotAsync(Cancel), new Column("extra", new DataType.Decimal(38, 10)));

        Assert.Equal("kept", evolved.MetaData.Configuration["spark.unknown"]);
        Assert.Equal(["id", "name", "extra"], evolved.Columns.Select(column => column.Name));
        Assert.Equal("with-extra", DeltaLab.Names(evolved));
        Assert.Equal(start.MetaData.Id, evolved.MetaData.Id);
    }

    [Theory]
    [InlineData("id:text name:text", "the column 'id' would change its type")]
    [InlineData("id:long", "the column 'name' would be gone")]
    [InlineData("id:long Name:text", "the column 'name' would be gone")]
    [InlineData("id:long name:text!", "the column 'name' would no longer allow NULL")]
    [InlineData("id:long name:text more:text!", "the new column 'more' has to allow NULL")]
    public async Task Columns_may_not_change_under_files_that_stay(string columns, string why)
    {
        await _lab.CreateAsync();
        var snapshot = await _lab.AppendAsync("a");
        var change = _lab.Table.Begin(snapshot);
        change.SetColumns(Parse(columns));

        var refused = await Assert.ThrowsAsync<MixdownException>(() => change.CommitAsync(Cancel));

        Assert.StartsWith($"error MX2824: memory:/t cannot be written: {why}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_may_change_at_will_where_every_file_is_replaced()
    {
        await _lab.CreateAsync();
        var snapshot = await _lab.AppendAsync("a");
        var replace = _lab.Table.Begin(snapshot);
        replace.ReadWholeTable();
        replace.Remove(snapshot.Files.Single());
        replace.SetColumns(Parse("id:text! more:text!"));
        replace.Add(DeltaLab.File("b"));

        Assert.Equal(new CommitResult.Committed(2), await replace.CommitAsync(Cancel));
        Assert.Equal(Parse("id:text! more:text!"), (await _lab.Table.SnapshotAsync(Cancel)).Columns);
        Assert.Equal(DeltaLab.Columns, (await _lab.Table.SnapshotAsync(1, Cancel)).Columns);
    }

    static ColumnList Parse(string columns) => new(columns.Split(' ').Select(column => new Column(
        column.Split(':')[0], column.Contains("long", StringComparison.Ordinal) ? DataType.Int64 : DataType.Text, !column.EndsWith('!'))));

    [Fact]
    public async Task Rows_never_leave_an_append_only_table()
    {
        await _lab.CreateAsync();
        var start = await _lab.AppendAsync("a");
        var set = _lab.Table.Begin(start);
        set.SetMetaData(start.MetaData with { Configuration = start.MetaData.Configuration.Add("delta.appendOnly", "true") });
        await set.CommitAsync(Cancel);

        var remove = _lab.Table.Begin(await _lab.Table.SnapshotAsync(Cancel));
        remove.Remove(start.Files.Single());

        Assert.Equal("MX2823", await RefusalAsync(remove));
        await _lab.AppendAsync("b");
    }

    [Fact]
    public async Task Every_line_of_a_commit_is_one_json_object()
    {
        var tricky = _lab.Table.Begin(await _lab.CreateAsync());
        tricky.Describe("WRITE", new Dictionary<string, string?> { ["text"] = "line\nbreak \"quoted\" \u2028 \ud83c\udfb5" });
        tricky.Add(DeltaLab.File("new\nline %41.parquet"));
        await tricky.CommitAsync(Cancel);

        var lines = (await _lab.TextAsync("00000000000000000001.json")).TrimEnd('\n').Split('\n');

        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.Equal("new\nline %41.parquet", DeltaLab.Names(await _lab.Table.SnapshotAsync(Cancel)));
    }

    DeltaTransaction BeginLoad(DeltaSnapshot snapshot, long version)
    {
        var load = _lab.Table.Begin(snapshot);
        load.SetApplicationVersion("app", version);
        load.Add(DeltaLab.File($"load-{version}"));
        return load;
    }

    async Task<DeltaSnapshot> LoadAsync(long version)
    {
        Assert.IsType<CommitResult.Committed>(await BeginLoad(await _lab.Table.SnapshotAsync(Cancel), version).CommitAsync(Cancel));
        return await _lab.Table.SnapshotAsync(Cancel);
    }

    async Task RemoveAsync(DeltaSnapshot snapshot, string name)
    {
        var remove = _lab.Table.Begin(snapshot);
        remove.Remove(snapshot.Files.Single(file => file.DataPath == name));
        Assert.IsType<CommitResult.Committed>(await remove.CommitAsync(Cancel));
    }

    async Task<DeltaSnapshot> AddColumnAsync(DeltaSnapshot snapshot, Column column)
    {
        var evolve = _lab.Table.Begin(snapshot);
        evolve.SetColumns(new ColumnList(snapshot.Columns.Append(column)));
        evolve.Add(DeltaLab.File("with-extra"));
        Assert.IsType<CommitResult.Committed>(await evolve.CommitAsync(Cancel));
        return await _lab.Table.SnapshotAsync(Cancel);
    }

    static async Task<string> RefusalAsync(DeltaTransaction transaction) =>
        (await Assert.ThrowsAsync<MixdownException>(() => transaction.CommitAsync(Cancel))).Diagnostics[0].Code;
}
