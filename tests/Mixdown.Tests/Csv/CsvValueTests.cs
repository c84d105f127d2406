using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Csv;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Tests.Csv;

/// <summary>Each value is read without loss, or it is rescued.</summary>
public sealed class CsvValueTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("7", "7")]
    [InlineData("-1", "-1")]
    [InlineData("12345678", "12345678")]
    [InlineData("123456789", "123456789")]
    [InlineData("1234567890123456", "1234567890123456")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData(" 42 ", "42")]
    [InlineData("9223372036854775808", null)]
    [InlineData("007", null)]
    [InlineData("+7", null)]
    [InlineData("1.0", null)]
    [InlineData("1e3", null)]
    [InlineData("-", null)]
    [InlineData("1 2", null)]
    [InlineData("12345x78", null)]
    [InlineData("123456789012345678x", null)]
    [InlineData("１２", null)]
    public void Whole_numbers(string text, string? value) => Check(DataType.Int64, text, value);

    [Theory]
    [InlineData("0.99", "99")]
    [InlineData("1", "100")]
    [InlineData("-1.5", "-150")]
    [InlineData("12345.67", "1234567")]
    [InlineData("123456789.01", "12345678901")]
    [InlineData("1.500", "150")]
    [InlineData("99999999.99", "9999999999")]
    [InlineData("9999999999999999.99", "999999999999999999")]
    [InlineData("10000000000000000.00", null)]
    [InlineData("1.005", null)]
    [InlineData("1.", null)]
    [InlineData(".5", null)]
    [InlineData("1,5", null)]
    [InlineData("01.5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1e2", null)]
    [InlineData("$1.50", null)]
    public void Money(string text, string? value) => Check(new DataType.Decimal(18, 2), text, value);

    [Theory]
    [InlineData("1", "1000000000000000000")]
    [InlineData("0.5", "500000000000000000")]
    [InlineData("0.000000000000000001", "1")]
    [InlineData("10", null)]
    public void Decimals_of_the_largest_scale(string text, string? value) => Check(new DataType.Decimal(19, 18), text, value);

    [Theory]
    [InlineData("99999999.99", "9999999999")]
    [InlineData("100000000.00", null)]
    public void A_declared_precision_is_a_limit(string text, string? value) => Check(new DataType.Decimal(10, 2), text, value);

    [Theory]
    [InlineData("123456789012345678901234567890.12345678", "12345678901234567890123456789012345678")]
    [InlineData("-0.00000001", "-1")]
    [InlineData("999999999999999999999999999999.99999999", "99999999999999999999999999999999999999")]
    [InlineData("1000000000000000000000000000000", null)]
    public void Wide_decimals(string text, string? value) => Check(new DataType.Decimal(38, 8), text, value);

    [Theory]
    [InlineData("2024-02-29", "19782")]
    [InlineData("1970-01-01", "0")]
    [InlineData("1969-12-31", "-1")]
    [InlineData("0001-01-01", "-719162")]
    [InlineData("9999-12-31", "2932896")]
    [InlineData("2023-02-29", null)]
    [InlineData("1900-02-29", null)]
    [InlineData("2024-13-01", null)]
    [InlineData("2024-04-31", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("2024-1-01", null)]
    [InlineData("2024/01/01", null)]
    [InlineData("31/01/2024", null)]
    public void Dates(string text, string? value) => Check(new DataType.Date(), text, value);

    [Theory]
    [InlineData(DateOrder.Dmy, "31/01/2024", "19753")]
    [InlineData(DateOrder.Dmy, "1.2.2024", "19754")]
    [InlineData(DateOrder.Dmy, "2024-02-01", "19754")]
    [InlineData(DateOrder.Mdy, "2/1/2024", "19754")]
    [InlineData(DateOrder.Mdy, "31/01/2024", null)]
    [InlineData(DateOrder.Dmy, "31/01/24", null)]
    [InlineData(DateOrder.Dmy, "31/01-2024", null)]
    public void Dates_of_a_declared_order(DateOrder order, string text, string? value) =>
        Check(new DataType.Date(), text, value, new CsvDialect { Dates = order });

    [Theory]
    [InlineData("1970-01-01 00:00:01", "1000000")]
    [InlineData("1970-01-01T00:00:01", "1000000")]
    [InlineData("1970-01-02 00:00", "86400000000")]
    [InlineData("1970-01-01 00:00:00.5", "500000")]
    [InlineData("1970-01-01 00:00:00.123456", "123456")]
    [InlineData("1970-01-01 00:00:00.123456000", "123456")]
    [InlineData("1969-12-31 23:59:59", "-1000000")]
    [InlineData("1970-01-01 00:00:00.1234567", null)]
    [InlineData("1970-01-01 24:00:00", null)]
    [InlineData("1970-01-01 00:60:00", null)]
    [InlineData("1970-01-01", null)]
    [InlineData("1970-01-01 00:00:00Z", null)]
    [InlineData("0000-00-00 00:00:00", null)]
    [InlineData("2023-02-30 11:05:00", null)]
    public void Wall_clock_readings(string text, string? value) => Check(DataType.LocalTime, text, value);

    [Theory]
    [InlineData("1970-01-01 00:00:01Z", "1000000")]
    [InlineData("1970-01-01T07:00:00+07:00", "0")]
    [InlineData("1970-01-01T07:00:00.000+0700", "0")]
    [InlineData("1969-12-31 19:00:00-05", "0")]
    [InlineData("1970-01-01 00:00:01", null)]
    [InlineData("1970-01-01 00:00:01 CET", null)]
    [InlineData("1970-01-01 00:00:01+1", null)]
    public void Instants(string text, string? value) => Check(DataType.Instant, text, value);

    [Theory]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("1", null)]
    [InlineData("yes", null)]
    public void Truth_values(string text, string? value) => Check(new DataType.Boolean(), text, value);

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("-2e10", "-20000000000")]
    [InlineData("1,5", null)]
    [InlineData("NaN", null)]
    [InlineData("1e999", null)]
    public void Floating_point_numbers(string text, string? value) => Check(new DataType.Float(64), text, value);

    [Fact]
    public void A_decimal_comma_is_read_where_it_is_declared()
    {
        var dialect = new CsvDialect { Delimiter = ';', Decimal = ',' };

        Check(new DataType.Decimal(18, 2), "1234,5", "123450", dialect);
        Check(new DataType.Decimal(18, 2), "1234.5", null, dialect);
        Check(new DataType.Float(64), "1234,5", "1234.5", dialect);
    }

    [Fact]
    public void A_declared_number_takes_leading_zeros()
    {
        var read = CsvRead.Of("a\n007\n"u8.ToArray(), [DataType.Int64], isDeclared: true);

        Assert.Equal(["7"], read.Lines);
    }

    [Fact]
    public void Every_value_of_a_row_that_does_not_fit_is_rescued_with_its_column()
    {
        var read = CsvRead.Of("a,b,c\nx,\"say \"\"é\"\"\",2024-01-01\n1,2,3\n4,5,2024-01-01\n", DataType.Int64, DataType.Int64, new DataType.Date());

        Assert.Equal(["∅|∅|19723", "1|2|∅", "4|5|19723"], read.Lines);
        Assert.Equal(["{\"c0\":\"x\",\"c1\":\"say \\\"é\\\"\"}", "{\"c2\":\"3\"}", null], read.Rows.Select(row => row[^1]));
    }

    static void Check(DataType type, string text, string? value, CsvDialect? dialect = null)
    {
        var delimiter = dialect?.Delimiter ?? ',';
        var field = text.Contains(delimiter, StringComparison.Ordinal) ? $"\"{text}\"" : text;
        var read = CsvRead.Of(Encoding.UTF8.GetBytes($"a{delimiter}b\n{field}{delimiter}x\n"), [type, DataType.Text], dialect);
        var row = Assert.Single(read.Rows);

        Assert.Equal(value, row[0]);
        Assert.Equal(value is null ? text : null, row[^1] is null ? null : System.Text.Json.JsonDocument.Parse(row[^1]!).RootElement.GetProperty("c0").GetString());
    }
}
