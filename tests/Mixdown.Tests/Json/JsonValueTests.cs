using Mixdown.Data.Schemas;

namespace Mixdown.Tests.Json;

/// <summary>Each value is read without loss, or it is rescued as it is written.</summary>
public sealed class JsonValueTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-0", "0")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("1.50E+2", "150")]
    [InlineData("100e-2", "1")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", null)]
    [InlineData("1.5", null)]
    [InlineData("1e-1", null)]
    [InlineData("1e400", null)]
    [InlineData("\"1\"", null)]
    [InlineData("true", null)]
    [InlineData("[1]", null)]
    public void Whole_numbers(string json, string? value) => Check(DataType.Int64, json, value);

    [Theory]
    [InlineData("12.5", "1250")]
    [InlineData("12", "1200")]
    [InlineData("-0.05", "-5")]
    [InlineData("1.2e1", "1200")]
    [InlineData("125e-2", "125")]
    [InlineData("1.005", null)]
    [InlineData("5e-3", null)]
    public void Decimals(string json, string? value) => Check(new DataType.Decimal(18, 2), json, value);

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("1e300", "1E+300")]
    [InlineData("0.30000000000000004", "0.30000000000000004")]
    [InlineData("12345678901234567890", null)]
    [InlineData("1e999", null)]
    [InlineData("1e-999", null)]
    [InlineData("0.0", "0")]
    public void Doubles(string json, string? value) => Check(new DataType.Float(64), json, value);

    [Theory]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("1", null)]
    [InlineData("\"true\"", null)]
    public void Truth_values(string json, string? value) => Check(new DataType.Boolean(), json, value);

    [Theory]
    [InlineData("\"2024-02-29\"", "19782")]
    [InlineData("\"2023-02-29\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("20240229", null)]
    public void Dates(string json, string? value) => Check(new DataType.Date(), json, value);

    [Theory]
    [InlineData("\"2024-01-31T10:00:00Z\"", "1706695200000000")]
    [InlineData("\"2024-01-31T17:00:00.000001+07:00\"", "1706695200000001")]
    [InlineData("\"2024-01-31T10:00:00\"", null)]
    [InlineData("\"2024-01-31T10:00:00.0000001Z\"", null)]
    public void Points_in_time(string json, string? value) => Check(DataType.Instant, json, value);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"007\"", "007")]
    [InlineData("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "a\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u00e9\\ud83d\\ude00 and a longer text\"", "é😀 and a longer text")]
    [InlineData("\"\\ud83d\"", null)]
    [InlineData("\"\\ude00x\"", null)]
    [InlineData("\"\\ud83d\\u0041\"", null)]
    [InlineData("\"a\\u0000b\"", null)]
    [InlineData("12345678901234567890123456789012345678901.5", "12345678901234567890123456789012345678901.5")]
    [InlineData("true", "true")]
    [InlineData("{\"x\": [1, \"y\"]}", "{\"x\": [1, \"y\"]}")]
    public void Texts(string json, string? value) => Check(DataType.Text, json, value);

    [Fact]
    public void A_declared_column_takes_values_in_quotes()
    {
        var read = JsonRead.Of("{\"a\":\"007\",\"b\":\"12.50\"}\n"u8.ToArray(), [DataType.Int64, new DataType.Decimal(18, 2)], isDeclared: true);

        Assert.Equal(["7|1250"], read.Lines);
    }

    static void Check(DataType type, string json, string? value)
    {
        var read = JsonRead.Of($"{{\"a\":{json}}}\n", type);

        Assert.Empty(read.Rejected);
        Assert.Equal(value ?? $"∅!{{\"a\":{json}}}", Assert.Single(read.Lines));
    }
}
