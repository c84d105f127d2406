using Mixdown.Data.Schemas;
using Mixdown.Ingest.Postgres.Catalog;
using Mixdown.Ingest.Postgres.Decoding;
using Mixdown.Tests.Csv;

namespace Mixdown.Tests.Sources.Postgres;

/// <summary>Bytes as the protocol's manual lays them out, written by hand.</summary>
public sealed class FieldDecoderTests
{
    [Theory]
    [InlineData("01", "true")]
    [InlineData("00", "false")]
    public void Truth(string wire, string expected) => Check(TypeOid.Bool, new DataType.Boolean(), wire, expected);

    [Theory]
    [InlineData(TypeOid.Int2, "FFFE", 64, "-2")]
    [InlineData(TypeOid.Int4, "7FFFFFFF", 64, "2147483647")]
    [InlineData(TypeOid.Int8, "0000000000008000", 16, null)]
    [InlineData(TypeOid.Int8, "FFFFFFFFFFFF8000", 16, "-32768")]
    [InlineData(TypeOid.Oid, "FFFFFFFF", 64, "4294967295")]
    [InlineData(TypeOid.Oid, "FFFFFFFF", 32, null)]
    public void Whole_numbers_of_any_width(uint oid, string wire, int bits, string? expected) => Check(oid, new DataType.Integer(bits), wire, expected);

    // Groups, weight of the first, sign, digits behind the point, groups of 10,000. What is expected are units of the last digit.
    [Theory]
    [InlineData("0000 0000 0000 0000", 10, 2, "0", "0")]
    [InlineData("0001 0000 0000 0000 0005", 10, 2, "500", "5")]
    [InlineData("0002 0000 4000 0002 0001 1388", 10, 2, "-150", "-1.50")]
    [InlineData("0001 FFFF 0000 0004 0001", 10, 4, "1", "0.0001")]
    [InlineData("0001 FFFF 0000 0004 0001", 10, 2, null, "0.0001")]
    [InlineData("0001 0001 0000 0000 0001", 10, 2, "1000000", "10000")]
    [InlineData("0001 0001 0000 0000 0001", 4, 2, null, "10000")]
    [InlineData("0003 0002 0000 0000 270F 270F 270F", 12, 0, "999999999999", "999999999999")]
    [InlineData("0003 0002 0000 0000 270F 270F 270F", 11, 0, null, "999999999999")]
    [InlineData("0000 0000 C000 0000", 10, 2, null, "NaN")]
    [InlineData("0000 0000 D000 0020", 10, 2, null, "Infinity")]
    [InlineData("0000 0000 F000 0020", 10, 2, null, "-Infinity")]
    [InlineData("0001 7FFF 0000 0000 0001", 38, 0, null, null)]
    [InlineData("0001 0008 0000 0000 0001", 38, 6, null, "100000000000000000000000000000000")]
    [InlineData("0001 0007 0000 0000 0001", 38, 6, "10000000000000000000000000000000000", "10000000000000000000000000000")]
    public void Numerics_lose_no_digit(string wire, int precision, int scale, string? expected, string? printed)
    {
        Check(TypeOid.Numeric, new DataType.Decimal(precision, scale), wire, expected);
        if (printed is not null)
            Assert.Equal(printed, Field(TypeOid.Numeric, new DataType.Decimal(precision, scale)).Decoder.Print(Bytes(wire)));
    }

    [Theory]
    [InlineData(TypeOid.Int4, "00000007", 5, 2, "700")]
    [InlineData(TypeOid.Int4, "00000FFF", 5, 2, null)]
    [InlineData(TypeOid.Xid8, "FFFFFFFFFFFFFFFF", 20, 0, "18446744073709551615")]
    [InlineData(TypeOid.Int8, "8000000000000000", 38, 38, null)]
    public void Whole_numbers_are_decimals_where_the_lake_has_those(uint oid, string wire, int precision, int scale, string? expected) =>
        Check(oid, new DataType.Decimal(precision, scale), wire, expected);

    [Theory]
    [InlineData("00000000", "2000-01-01")]
    [InlineData("FFFFD533", "1970-01-01")]
    [InlineData("FFF4DBF9", "0001-01-01")]
    [InlineData("7FFFFFFF", "infinity")]
    [InlineData("80000000", "-infinity")]
    [InlineData("FFF4DBF8", "0001-12-31 BC")]
    [InlineData("FFF4DA8B", "0001-01-01 BC")]
    [InlineData("0000003B", "2000-02-29")]
    public void Days_are_printed_as_the_server_does(string wire, string expected) =>
        Assert.Equal(expected, Field(TypeOid.Date, new DataType.Date()).Decoder.Print(Bytes(wire)));

    [Theory]
    [InlineData("0000000000000000", "2000-01-01 00:00:00+00")]
    [InlineData("FFFFFFFFFFFFFFFF", "1999-12-31 23:59:59.999999+00")]
    [InlineData("7FFFFFFFFFFFFFFF", "infinity")]
    public void Times_are_printed_as_the_server_does(string wire, string expected) =>
        Assert.Equal(expected, Field(TypeOid.Timestamptz, DataType.Instant).Decoder.Print(Bytes(wire)));

    [Fact]
    public void A_uuid_is_36_characters() =>
        Check(TypeOid.Uuid, DataType.Text, "A0EEBC99 9C0B 4EF8 BB6D 6BB9BD380A11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");

    [Fact]
    public void The_version_of_jsonb_is_no_part_of_its_text() => Check(TypeOid.Jsonb, DataType.Text, "01 7B7D", "{}");

    [Fact]
    public void Bytes_that_are_no_text_do_not_fit_one()
    {
        var field = WireField.For(new PostgresColumn("c", TypeOid.Text, "text", "text", false, true), DataType.Text, isUtf8: false);
        using var batch = new NativeBatch(new ColumnList(new Column("c", DataType.Text)));
        batch.Reset();

        Assert.False(field.Decoder.TryDecode([0x61, 0xFF], in batch.Batch[0], 0));
        Assert.True(field.Decoder.TryDecode("a"u8, in batch.Batch[0], 0));
    }

    [Fact]
    public void What_has_no_binary_form_here_is_asked_for_as_text() =>
        Assert.Equal(("::text", "::numeric", ""), (Field(869, DataType.Text).Cast, Field(TypeOid.Money, new DataType.Decimal(22, 3)).Cast, Field(TypeOid.Int4, DataType.Int64).Cast));

    static void Check(uint oid, DataType type, string wire, string? expected)
    {
        using var batch = new NativeBatch(new ColumnList(new Column("c", type)));
        batch.Reset();

        var fits = Field(oid, type).Decoder.TryDecode(Bytes(wire), in batch.Batch[0], 0);

        Assert.Equal(expected, fits ? batch.Text(0, 0) : null);
    }

    static WireField Field(uint oid, DataType type) => WireField.For(new PostgresColumn("c", oid, "t", "t", false, true), type, isUtf8: true);

    static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
