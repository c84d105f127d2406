using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Postgres.Texts;
using Mixdown.Tests.Csv;

namespace Mixdown.Tests.Sources.Postgres;

/// <summary>Texts as PostgreSQL prints or casts values.</summary>
public sealed class TextValuesTests
{
    static readonly Dictionary<string, DataType> Types = new()
    {
        ["text"] = DataType.Text,
        ["bytes"] = new DataType.Binary(),
        ["truth"] = new DataType.Boolean(),
        ["int8"] = new DataType.Integer(8),
        ["int64"] = DataType.Int64,
        ["decimal(5,2)"] = new DataType.Decimal(5, 2),
        ["decimal(38,2)"] = new DataType.Decimal(38, 2),
        ["float"] = new DataType.Float(32),
        ["double"] = new DataType.Float(64),
        ["date"] = new DataType.Date(),
        ["timestamp"] = new DataType.Timestamp(false),
    };

    [Theory]
    [InlineData("text", "", "")]
    [InlineData("truth", "t", "true")]
    [InlineData("truth", "f", "false")]
    [InlineData("truth", "false", "false")]
    [InlineData("truth", "1", null)]
    [InlineData("truth", "", null)]
    [InlineData("int8", "-128", "-128")]
    [InlineData("int8", "128", null)]
    [InlineData("int64", "9223372036854775807", "9223372036854775807")]
    [InlineData("decimal(5,2)", "123.450", "12345")]
    [InlineData("decimal(5,2)", "123.456", null)]
    [InlineData("decimal(38,2)", "NaN", null)]
    [InlineData("double", "NaN", "NaN")]
    [InlineData("double", "-Infinity", "-Infinity")]
    [InlineData("double", "1e400", null)]
    [InlineData("double", " 1", null)]
    [InlineData("float", "1e39", null)]
    [InlineData("date", "2024-02-29", "19782")]
    [InlineData("date", "infinity", null)]
    [InlineData("bytes", "\\x", "")]
    [InlineData("bytes", "\\x4a6F", "Jo")]
    [InlineData("bytes", "\\x4", null)]
    [InlineData("bytes", "4a", null)]
    [InlineData("bytes", "\\xzz", null)]
    public void A_text_is_a_value_or_does_not_fit(string type, string text, string? expected) => Check(Types[type], text, expected);

    [Fact]
    public void A_number_with_a_long_tail_of_zeros_is_one() =>
        Check(Types["decimal(5,2)"], "1.5" + new string('0', 1000), "150");

    static void Check(DataType type, string text, string? expected)
    {
        // Bytes lie in a vector as texts do, which can be shown.
        using var batch = new NativeBatch(new ColumnList(new Column("c", type is DataType.Binary ? DataType.Text : type)));
        batch.Reset();
        var (value, bytes) = (TextValues.For(type), Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected is not null, value.Fits(bytes));
        var fits = value.TryWrite(in batch.Batch[0], 0, bytes);

        Assert.Equal(expected, fits ? batch.Text(0, 0) : null);
    }
}
