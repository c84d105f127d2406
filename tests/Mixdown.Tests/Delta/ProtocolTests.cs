using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta;

public sealed class ProtocolTests
{
    static readonly Column Played = new("played", DataType.LocalTime);

    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, 7, "timestampNtz,variantType", "", "variantType")]
    [InlineData(3, 7, "variantShredding", "", "variantShredding")]
    [InlineData(3, 7, "catalogManaged", "", "catalogManaged")]
    [InlineData(3, 7, "deletionVectors,somethingNew", "", "somethingNew")]
    [InlineData(4, 7, "", "", "reader version 4")]
    public async Task A_table_that_needs_what_a_reader_must_know_is_refused_by_name(
        int reader, int writer, string features, string setting, string named)
    {
        await ProtocolAsync(reader, writer, features, features, setting);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.StartsWith($"error MX2818: memory:/t needs the reader feature '{named}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, "", "")]
    [InlineData(2, 5, "", "")]
    [InlineData(2, 5, "", "delta.columnMapping.mode=none")]
    [InlineData(3, 7, "timestampNtz", "")]
    [InlineData(3, 7, "columnMapping,timestampNtz", "")]
    [InlineData(3, 7, "", "")]
    [InlineData(3, 7, "deletionVectors,v2Checkpoint,typeWidening,vacuumProtocolCheck", "")]
    public async Task A_table_that_only_could_use_a_feature_is_read(int reader, int writer, string features, string setting)
    {
        await ProtocolAsync(reader, writer, features, features, setting);

        Assert.Equal(0, (await _lab.Table.SnapshotAsync(Cancel)).Version);
    }

    [Fact]
    public async Task A_deletion_vector_is_refused_even_where_the_protocol_forgot_it()
    {
        await ProtocolAsync(1, 2, "", "", "");
        await _lab.CommitAsync(1, """{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"deletionVector":{"storageType":"i","pathOrInlineDv":"","sizeInBytes":0,"cardinality":0}}}""");

        Assert.Contains("'deletionVectors (used, but not in the table's protocol)'", (await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 8, "", "", "writer version 8")]
    [InlineData(1, 7, "rowTracking", "", "rowTracking")]
    [InlineData(1, 7, "clustering", "", "clustering")]
    [InlineData(1, 7, "icebergCompatV2", "", "icebergCompatV2")]
    [InlineData(1, 7, "appendOnly,changeDataFeed", "delta.enableChangeDataFeed=true", "changeDataFeed")]
    [InlineData(1, 4, "", "delta.enableChangeDataFeed=true", "changeDataFeed")]
    [InlineData(1, 3, "", "delta.constraints.positive=id > 0", "checkConstraints")]
    [InlineData(1, 7, "inCommitTimestamp", "delta.enableInCommitTimestamps=true", "inCommitTimestamp")]
    public async Task A_table_that_needs_what_a_writer_must_know_is_read_but_not_written(int reader, int writer, string features, string setting, string named)
    {
        await ProtocolAsync(reader, writer, "", features, setting);
        var append = _lab.Table.Begin(await _lab.Table.SnapshotAsync(Cancel));
        append.Add(DeltaLab.File("a"));

        var refused = await Assert.ThrowsAsync<MixdownException>(() => append.CommitAsync(Cancel));

        Assert.StartsWith($"error MX2819: memory:/t needs the writer feature '{named}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 2, "")]
    [InlineData(1, 7, "appendOnly,invariants")]
    [InlineData(1, 3, "")]
    [InlineData(2, 6, "")]
    [InlineData(1, 7, "changeDataFeed,checkConstraints,generatedColumns,inCommitTimestamp")]
    [InlineData(3, 7, "columnMapping,deletionVectors,typeWidening,v2Checkpoint,vacuumProtocolCheck")]
    [InlineData(3, 7, "timestampNtz")]
    public async Task A_table_that_needs_no_more_than_we_know_is_written(int reader, int writer, string features)
    {
        await ProtocolAsync(reader, writer, reader == 3 ? features : "", features + (reader == 3 ? ",domainMetadata" : ""), "");

        Assert.Equal("a", DeltaLab.Names(await _lab.AppendAsync("a")));
    }

    [Fact]
    public async Task A_column_with_a_condition_is_not_written()
    {
        await _lab.CommitAsync(
            0,
            """{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""",
            """{"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"n\",\"type\":\"long\",\"nullable\":true,\"metadata\":{\"delta.invariants\":\"{}\"}}]}","partitionColumns":[],"configuration":{}}}""");
        var append = _lab.Table.Begin(await _lab.Table.SnapshotAsync(Cancel));
        append.Add(DeltaLab.File("a"));

        Assert.Contains("MX2824", (await Assert.ThrowsAsync<MixdownException>(() => append.CommitAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_starts_with_a_wall_clock_time_starts_with_its_feature()
    {
        var nested = new Column("plays", new DataType.List(new DataType.Struct(new ColumnList(Played))));
        var snapshot = await _lab.CreateAsync(new ColumnList(nested));

        AssertFeatures(snapshot.Protocol, "timestampNtz", "appendOnly invariants timestampNtz");
    }

    [Fact]
    public async Task A_wall_clock_time_that_comes_later_upgrades_the_table_in_the_same_commit()
    {
        await _lab.CreateAsync();
        var evolve = _lab.Table.Begin(await _lab.AppendAsync("a"));
        evolve.SetColumns(new ColumnList(DeltaLab.Columns.Append(Played)));
        evolve.Add(DeltaLab.File("b"));

        Assert.Equal(new CommitResult.Committed(2), await evolve.CommitAsync(Cancel));

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);
        AssertFeatures(snapshot.Protocol, "timestampNtz", "appendOnly invariants timestampNtz");
        Assert.Contains(
            """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["timestampNtz"],"writerFeatures":["appendOnly","invariants","timestampNtz"]}}""",
            await _lab.TextAsync("00000000000000000002.json"), StringComparison.Ordinal);
        await _lab.AppendAsync("c");
        Assert.DoesNotContain("protocol", await _lab.TextAsync("00000000000000000003.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instant_needs_no_feature() => Assert.Equal(
        (1, 2),
        (await _lab.CreateAsync(new ColumnList(new Column("at", DataType.Instant)))).Protocol is var protocol ? (protocol.Reader, protocol.Writer) : default);

    static void AssertFeatures(TableProtocol protocol, string reader, string writer) => Assert.Equal(
        (3, 7, reader, writer),
        (protocol.Reader, protocol.Writer, string.Join(' ', protocol.ReaderFeatures), string.Join(' ', protocol.WriterFeatures)));

    Task ProtocolAsync(int reader, int writer, string readerFeatures, string writerFeatures, string setting)
    {
        var (r, w) = (reader >= 3 ? List("readerFeatures", readerFeatures) : "", writer >= 7 ? List("writerFeatures", writerFeatures) : "");
        var configuration = setting.Length == 0 ? "" : $"\"{setting.Split('=')[0]}\":\"{setting.Split('=')[1]}\"";
        return _lab.CommitAsync(
            0,
            $$$"""{"protocol":{"minReaderVersion":{{{reader}}},"minWriterVersion":{{{writer}}}{{{r}}}{{{w}}}}}""",
            $$$"""{"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{ {{{configuration}}} } } }""");
    }

    static string List(string name, string values) =>
        $",\"{name}\":[{string.Join(',', values.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => $"\"{value}\""))}]";
}
