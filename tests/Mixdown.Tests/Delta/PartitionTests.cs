using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Partitions;

namespace Mixdown.Tests.Delta;

public sealed class PartitionTests
{
    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("string", "a=b/c %", "a=b/c %", "a=b/c %")]
    [InlineData("string", "", null, null)]
    [InlineData("string", null, null, null)]
    [InlineData("long", "-9223372036854775808", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("boolean", "TRUE", "true", "true")]
    [InlineData("date", "0001-01-01", "0001-01-01", "0001-01-01")]
    [InlineData("date", "9999-12-31", "9999-12-31", "9999-12-31")]
    [InlineData("timestamp", "2024-02-29 12:00:00", "2024-02-29 12:00:00.000000+00", "2024-02-29T12:00:00.000000Z")]
    [InlineData("timestamp", "2024-02-29T12:00:00.123456Z", "2024-02-29 12:00:00.123456+00", "2024-02-29T12:00:00.123456Z")]
    [InlineData("timestamp", "2024-02-29 12:00:00.5+02", "2024-02-29 10:00:00.500000+00", "2024-02-29T10:00:00.500000Z")]
    [InlineData("timestamp_ntz", "2024-02-29 12:00:00.123456", "2024-02-29 12:00:00.123456", "2024-02-29 12:00:00.123456")]
    [InlineData("decimal(38,10)", "1234567890123456789012345678.0123456789", "1234567890123456789012345678.0123456789", "1234567890123456789012345678.0123456789")]
    [InlineData("double", "1.5E300", "1.5E+300", "1.5E+300")]
    [InlineData("binary", "\u0001\u0002A", "\\x01\\x02\\x41", "\u0001\u0002A")]
    public void A_value_is_read_in_each_spelling_and_written_in_one(string type, string? inLog, string? sql, string? written)
    {
        Assert.Equal(sql, PartitionText.Read(inLog, Type(type)));
        Assert.Equal(written, PartitionText.Write(sql, Type(type)));
    }

    [Theory]
    [InlineData("long", "1.5")]
    [InlineData("date", "29.02.2024")]
    [InlineData("boolean", "yes")]
    [InlineData("timestamp", "noon")]
    public async Task A_value_that_is_none_of_its_type_is_named(string type, string value)
    {
        await ForeignAsync(type, $$"""{"p":"{{value}}"}""");
        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        var refused = Assert.Throws<MixdownException>(() => snapshot.PartitionOf(snapshot.Files.Single()));

        Assert.StartsWith(
            $"error MX2852: The file a belongs to no partition that can be read: in the column 'p' '{value}' is no value of the column's type",
            refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_the_log_leaves_out_is_NULL()
    {
        await ForeignAsync("long", "{}");
        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal([new("p", null)], snapshot.PartitionOf(snapshot.Files.Single()));
    }

    [Fact]
    public async Task A_table_is_divided_by_columns_and_each_file_says_where_it_belongs()
    {
        var create = _lab.Table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        create.SetPartitionColumns("name");
        create.Add(DeltaLab.File("a") with { PartitionValues = create.PartitionValues(new Dictionary<string, string?> { ["name"] = "x" }) });
        await create.CommitAsync(Cancel);
        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal([new("name", "x")], snapshot.PartitionOf(snapshot.Files.Single()));
        var forgot = _lab.Table.Begin(snapshot);
        forgot.Add(DeltaLab.File("b"));
        Assert.Contains("the file b does not say what its partition is: name", (await Assert.ThrowsAsync<MixdownException>(() => forgot.CommitAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "there is no column 'nobody'")]
    [InlineData("id,name", "a column has to be left")]
    public async Task Partition_columns_are_columns_and_not_all_of_them(string names, string why)
    {
        var create = _lab.Table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        create.SetPartitionColumns(names.Split(','));

        Assert.Contains(why, (await Assert.ThrowsAsync<MixdownException>(() => create.CommitAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    Task ForeignAsync(string type, string values) => _lab.CommitAsync(
        0,
        """{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""",
        $$$"""{"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"p\",\"type\":\"{{{type}}}\",\"nullable\":true,\"metadata\":{}}]}","partitionColumns":["p"],"configuration":{} } }""",
        $$$"""{"add":{"path":"a","partitionValues":{{{values}}},"size":1,"modificationTime":1,"dataChange":true}}""");

    static DataType Type(string name) => Mixdown.Delta.Schemas.SchemaJson.Read(
        $$"""{"type":"struct","fields":[{"name":"p","type":"{{name}}","nullable":true,"metadata":{} } ] }""")[0].Type;
}
