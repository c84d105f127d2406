using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Memory;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Records;
using Xunit;

namespace Mixdown.Tests.Streams;

public sealed class RecordRowsTests
{
    static readonly SourceSpan Here = new("mixdown.yml", 1, 1, 1);

    [Fact]
    public void Records_become_rows_with_partition_offset_time_and_key()
    {
        var rows = Read(new RecordFormat(), Batch("""{"song":"Go","ts":1700000000123}""", """{"ts":1700000001000,"song":"Stay"}"""), out var rejected);

        Assert.Equal(
            ["Go|1700000000123|3|2023-11-14 22:13:20|k|10|", "Stay|1700000001000|3|2023-11-14 22:13:20|k|11|"],
            rows);
        Assert.Equal(0, rejected.Count);
    }

    [Fact]
    public void What_is_no_record_is_rejected_with_its_offset_and_the_others_stay()
    {
        var rows = Read(new RecordFormat(), Batch("""{"a":1}""", """{"a":""", "[1]", """{"a":2}"""), out var rejected);

        Assert.Equal(["1|3|2023-11-14 22:13:20|k|10|", "2|3|2023-11-14 22:13:20|k|13|"], rows);
        Assert.Equal(2, rejected.Count);
        Assert.StartsWith("plays/3:11: MX2220: no JSON after", rejected.First, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_says_that_its_key_is_gone_is_a_row_without_fields()
    {
        var batch = Batch("""{"a":1}""");
        batch.AddTombstone(11, 1_700_000_000_000, "k"u8);

        Assert.Equal(["1|3|2023-11-14 22:13:20|k|10|", "|3|2023-11-14 22:13:20|k|11|"], Read(new RecordFormat(), batch, out _));
    }

    [Fact]
    public void A_key_that_is_no_text_stands_in_hexadecimal_digits_and_a_missing_time_is_null()
    {
        var batch = new RecordBatch { Source = new TopicPartition("plays", 0) };
        batch.Add(5, RecordBatch.NoTimestamp, [0xff, 0x01], """{"a":1}"""u8);

        Assert.Equal([@"1|0||\xff01|5|"], Read(new RecordFormat(), batch, out _));
    }

    [Fact]
    public void A_field_without_a_column_is_rescued()
    {
        var format = new RecordFormat { Columns = [new DeclaredColumn("a", DataType.Int64, Here)] };
        var batch = Batch("""{"a":1,"b":{"c":[2]}}""", """{"a":"x"}""");

        Assert.Equal(
            ["""1|3|2023-11-14 22:13:20|k|10|{"b":{"c":[2]}}""", """|3|2023-11-14 22:13:20|k|11|{"a":"x"}"""],
            Read(format, batch, out _, new ColumnList(new Column("a", DataType.Int64))));
    }

    [Theory]
    [InlineData(UnknownFields.Quarantine, MisfitValues.Rescue, "plays/3:10: MX2226: a value in 'b', which the table does not have")]
    [InlineData(UnknownFields.Rescue, MisfitValues.Quarantine, "plays/3:11: MX2227: the value of 'a' does not fit")]
    public void A_contract_sends_what_does_not_fit_to_quarantine(UnknownFields unknown, MisfitValues misfits, string first)
    {
        var format = new RecordFormat { Unknown = unknown, Misfits = misfits };

        var rows = Read(format, Batch("""{"a":1,"b":2}""", """{"a":"x"}"""), out var rejected, new ColumnList(new Column("a", DataType.Int64)));

        Assert.Single(rows);
        Assert.Equal(first, rejected.First);
    }

    [Fact]
    public void Columns_are_those_of_the_events_in_their_order_and_declared_types_win()
    {
        var shape = new RecordShape(new RecordFormat
        {
            Columns = [new DeclaredColumn("zip", DataType.Text, Here), new DeclaredColumn("tag", DataType.Text, Here)],
        });
        shape.Look(Batch("""{"ts":1,"zip":90210,"lat":40.7}""", """{"ts":2,"song":"Go","nothing":null}"""));

        Assert.Equal("ts bigint, zip text, lat decimal(18,6), song text, tag text", Words(shape.Fields(null, [])));
    }

    [Fact]
    public void A_table_that_is_there_gets_new_columns_only_where_they_may_come()
    {
        var before = new ColumnList(new Column("a", DataType.Int64));
        var batch = Batch("""{"a":1,"b":true}""");
        var (rescues, evolves) = (new RecordShape(new RecordFormat()), new RecordShape(new RecordFormat { Unknown = UnknownFields.Evolve }));
        rescues.Look(batch);
        evolves.Look(batch);

        Assert.Equal("a bigint", Words(rescues.Fields(before, [])));
        Assert.Equal("a bigint, b boolean", Words(evolves.Fields(before, [])));
    }

    [Fact]
    public void Many_batches_are_read_by_several_readers_and_no_record_twice()
    {
        var batches = Enumerable.Range(0, 4).Select(number => Batch([.. Enumerable.Range(0, 5000).Select(i => $$"""{"n":{{(number * 5000) + i}}}""")])).ToList();
        using var memory = new DuckDbMemory(new DuckDbEngineOptions { Threads = 2 });
        using var session = memory.OpenSession();
        var part = new RecordRows(new RecordFormat(), new ColumnList(new Column("n", DataType.Int64)), batches, new RejectedRecords());
        memory.Read(session, part, rows => $"create table t as select * from {rows}", [], TestContext.Current.CancellationToken);

        Assert.True(part.MaxReaders > 1);
        Assert.Equal([20_000L, 20_000L, 199_990_000L], session.Query("select count(*), count(distinct n), sum(n)::bigint from t", TestContext.Current.CancellationToken).Rows[0]);
    }

    static string Words(ColumnList columns) => string.Join(", ", columns.Select(column => $"{column.Name} {RecordColumns.WordOf(column.Type)}"));

    static RecordBatch Batch(params string[] values)
    {
        var batch = new RecordBatch(16, 1) { Source = new TopicPartition("plays", 3) };
        foreach (var (i, value) in values.Index())
            batch.Add(10 + i, 1_700_000_000_000, "k"u8, Encoding.UTF8.GetBytes(value));
        return batch;
    }

    static List<string> Read(RecordFormat format, RecordBatch batch, out RejectedRecords rejected, ColumnList? fields = null)
    {
        if (fields is null)
        {
            var shape = new RecordShape(format);
            shape.Look(batch);
            fields = shape.Fields(null, []);
        }
        rejected = new RejectedRecords();
        using var memory = new DuckDbMemory(new DuckDbEngineOptions { Threads = 1 });
        using var session = memory.OpenSession();
        var part = new RecordRows(format, fields, [batch], rejected);
        memory.Read(session, part, rows => $"create table t as select * replace (strftime(_mx_timestamp::timestamp, '%Y-%m-%d %H:%M:%S') as _mx_timestamp) from {rows}", [], TestContext.Current.CancellationToken);
        return [.. session.Query("select * from t order by _mx_offset", TestContext.Current.CancellationToken).Rows.Select(row => string.Join('|', row))];
    }
}
