using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Statistics;

namespace Mixdown.Tests.Delta;

public sealed class StatisticsJsonTests
{
    [Fact]
    public void Statistics_are_written_as_the_protocol_wants_them() => Assert.Equal(
        """{"numRecords":3,"minValues":{"id":-1,"price":-0.50,"name":"A"},"maxValues":{"id":9,"price":12.00,"name":"Z"},"nullCount":{"id":0,"price":1,"name":2},"tightBounds":true}""",
        StatisticsJson.Write(
            new FileStatistics(3, new Dictionary<string, ColumnStatistics>
            {
                ["name"] = new("A", "Z", 2),
                ["id"] = new("-1", "9", 0),
                ["price"] = new("-0.50", "12.00", 1),
                ["stranger"] = new("1", "2", 0),
            }),
            new ColumnList(
                new Column("id", DataType.Int64), new Column("price", new DataType.Decimal(18, 2)), new Column("name", DataType.Text),
                new Column("unknown", DataType.Text))));

    [Theory]
    [InlineData("long", "12", "12", "12")]
    [InlineData("long", "9223372036854775807", "9223372036854775807", "9223372036854775807")]
    [InlineData("long", "1.5", null, null)]
    [InlineData("decimal", "99999999999999999999999999999999999999", "99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [InlineData("decimal", "0.10", "0.10", "0.10")]
    [InlineData("decimal", "1e5", null, null)]
    [InlineData("decimal", "007", null, null)]
    [InlineData("decimal", "-.5", null, null)]
    [InlineData("double", "1E+300", "1E+300", "1E+300")]
    [InlineData("double", "nan", null, null)]
    [InlineData("double", "inf", null, null)]
    [InlineData("boolean", "true", null, null)]
    [InlineData("binary", "\\x01", null, null)]
    [InlineData("date", "2024-02-29", "\"2024-02-29\"", "\"2024-02-29\"")]
    [InlineData("date", "0044-03-15 (BC)", null, null)]
    [InlineData("date", "infinity", null, null)]
    [InlineData("timestamp", "2024-02-29 12:00:00+00", "\"2024-02-29T12:00:00.000Z\"", "\"2024-02-29T12:00:00.000Z\"")]
    [InlineData("timestamp", "2024-02-29 12:00:00.123456+00", "\"2024-02-29T12:00:00.123Z\"", "\"2024-02-29T12:00:00.124Z\"")]
    [InlineData("timestamp", "2024-02-29 12:00:00+05:30", "\"2024-02-29T06:30:00.000Z\"", "\"2024-02-29T06:30:00.000Z\"")]
    [InlineData("timestamp", "290309-12-22 (BC) 00:00:00+00", null, null)]
    [InlineData("timestamp_ntz", "2024-02-29 12:00:00.1", "\"2024-02-29T12:00:00.100\"", "\"2024-02-29T12:00:00.100\"")]
    [InlineData("timestamp_ntz", "9999-12-31 23:59:59.999999", "\"9999-12-31T23:59:59.999\"", null)]
    [InlineData("string", "", "\"\"", "\"\"")]
    [InlineData("string", "say \"hi\"", "\"say \"hi\"\"", "\"say \"hi\"\"")]
    public void A_bound_is_a_bound_or_is_left_out(string type, string value, string? min, string? max)
    {
        var (low, high) = Bounds(type, value);
        Assert.Equal(min, low);
        Assert.Equal(max, high);
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz012345", "abcdefghijklmnopqrstuvwxyz012346")]
    [InlineData("𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞", null, null)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ud7ffz", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ud7ff", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ue000")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\U0010ffffz", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\U0010ffff", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")]
    public void A_long_text_is_cut_and_its_upper_bound_rounded_up(string value, string? min, string? max)
    {
        var (low, high) = Bounds("string", value);

        Assert.Equal($"\"{min ?? value}\"", low);
        Assert.Equal($"\"{max ?? value}\"", high);
    }

    [Fact]
    public void Only_the_first_32_columns_get_statistics_unless_told_otherwise()
    {
        var columns = new ColumnList(Enumerable.Range(0, 40).Select(i => new Column($"c{i}", DataType.Int64)));
        var statistics = new FileStatistics(1, columns.ToDictionary(column => column.Name, _ => new ColumnStatistics("1", "2", 0)));

        Assert.Equal(32, Known(StatisticsJson.Write(statistics, columns)));
        Assert.Equal(40, Known(StatisticsJson.Write(statistics, columns, indexedColumns: -1)));
        Assert.Equal(0, Known(StatisticsJson.Write(statistics, columns, indexedColumns: 0)));

        int Known(string json) => StatisticsJson.Read(json, columns)!.Columns.Values.Count(column => column is { Min: "1", Max: "2", Nulls: 0 });
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("odd", null)]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    [InlineData("""{"numRecords":"3"}""", null)]
    [InlineData("""{"numRecords":-1}""", null)]
    [InlineData("""{"numRecords":3}""", "3: - - -")]
    [InlineData("""{"stats_json":"{\"numRecords\":1}"}""", "1: - - -")]
    [InlineData("""{"numRecords":3,"minValues":{"n":"text"},"maxValues":[],"nullCount":{"n":null}}""", "3: - - -")]
    [InlineData("""{"numRecords":3,"minValues":{"n":1},"maxValues":{"n":5},"nullCount":{"n":2},"future":{}}""", "3: 1 5 2")]
    public void Statistics_of_any_writer_are_read_as_far_as_they_go(string? json, string? expected)
    {
        var read = StatisticsJson.Read(json, new ColumnList(new Column("n", DataType.Int64)));
        var column = read?.Columns["n"];

        Assert.Equal(expected, read is null ? null : $"{read.Rows}: {column!.Min ?? "-"} {column.Max ?? "-"} {column.Nulls?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
    }

    [Fact]
    public void An_upper_instant_that_another_writer_cut_down_is_read_rounded_up()
    {
        var read = StatisticsJson.Read(
            """{"numRecords":1,"minValues":{"at":"2024-02-29T12:00:00.123Z"},"maxValues":{"at":"2024-02-29T12:00:00.123Z"}}""",
            new ColumnList(new Column("at", DataType.Instant)))!;

        Assert.Equal(new ColumnStatistics("2024-02-29T12:00:00.123Z", "2024-02-29T12:00:00.124Z", null), read.Columns["at"]);
    }

    static (string? Min, string? Max) Bounds(string type, string value)
    {
        var column = Mixdown.Delta.Schemas.SchemaJson.Read(
            $$"""{"fields":[{"name":"x","type":"{{(type == "decimal" ? "decimal(38,2)" : type)}}"}]}""");
        var json = StatisticsJson.Write(new FileStatistics(1, new Dictionary<string, ColumnStatistics> { ["x"] = new(value, value, null) }), column);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return (Raw("minValues"), Raw("maxValues"));

        string? Raw(string member) => !document.RootElement.GetProperty(member).TryGetProperty("x", out var bound) ? null
            : bound.ValueKind == System.Text.Json.JsonValueKind.String ? $"\"{bound.GetString()}\"" : bound.GetRawText();
    }
}
