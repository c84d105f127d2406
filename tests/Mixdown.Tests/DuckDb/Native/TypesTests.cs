using System.Numerics;
using System.Text;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native;

public sealed class TypesTests : IDisposable
{
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose() => _connection.Dispose();

    /// <summary>Type, literal, and the .NET value that it reads as.</summary>
    public static TheoryData<string, string, object> Values { get; } = new()
    {
        { "BOOLEAN", "true", true },
        { "TINYINT", "-128", sbyte.MinValue },
        { "SMALLINT", "-32768", short.MinValue },
        { "INTEGER", "-2147483648", int.MinValue },
        { "BIGINT", "-9223372036854775808", long.MinValue },
        { "UTINYINT", "255", byte.MaxValue },
        { "USMALLINT", "65535", ushort.MaxValue },
        { "UINTEGER", "4294967295", uint.MaxValue },
        { "UBIGINT", "18446744073709551615", ulong.MaxValue },
        { "HUGEINT", "-170141183460469231731687303715884105728", (BigInteger)Int128.MinValue },
        { "UHUGEINT", "340282366920938463463374607431768211455", (BigInteger)UInt128.MaxValue },
        { "FLOAT", "'-inf'", float.NegativeInfinity },
        { "DOUBLE", "'nan'", double.NaN },
        { "DECIMAL(4,4)", "-0.9999", -0.9999m },
        { "DECIMAL(9,0)", "999999999", 999_999_999m },
        { "DECIMAL(18,2)", "-9999999999999999.99", -9_999_999_999_999_999.99m },
        { "DECIMAL(28,28)", "0.0000000000000000000000000001", 0.0000000000000000000000000001m },
        { "DECIMAL(38,0)", "79228162514264337593543950335", decimal.MaxValue },
        { "VARCHAR", "''", "" },
        { "VARCHAR", "'twelve bytes'", "twelve bytes" },
        { "VARCHAR", "'more than twelve bytes: ä 🎵'", "more than twelve bytes: ä 🎵" },
        { "BLOB", "'\\x00\\xFF'", new byte[] { 0, 255 } },
        { "BIT", "'010110001'", "010110001" },
        { "UUID", "'00112233-4455-6677-8899-aabbccddeeff'", new Guid("00112233-4455-6677-8899-aabbccddeeff") },
        { "DATE", "'0001-01-01'", DateOnly.MinValue },
        { "DATE", "'9999-12-31'", DateOnly.MaxValue },
        { "TIME", "'23:59:59.999999'", new TimeOnly(23, 59, 59, 999, 999) },
        { "TIME WITH TIME ZONE", "'12:00:00+02:30'", new DateTimeOffset(1, 1, 1, 12, 0, 0, new TimeSpan(2, 30, 0)) },
        { "TIMESTAMP", "'1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999) },
        { "TIMESTAMP_S", "'0001-01-01 00:00:00'", DateTime.MinValue },
        { "TIMESTAMP_MS", "'2024-02-29 12:00:00.123'", new DateTime(2024, 2, 29, 12, 0, 0, 123) },
        { "TIMESTAMP_NS", "'2024-02-29 12:00:00.1234567'", new DateTime(2024, 2, 29, 12, 0, 0).AddTicks(1_234_567) },
        { "TIMESTAMP WITH TIME ZONE", "'2024-02-29 12:00:00+02'", new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.Zero) },
        { "INTERVAL", "'14 months 3 days -1 second'", new DuckDBInterval(14, 3, -1_000_000) },
        { "ENUM('a', 'b''c')", "'b''c'", "b'c" },
        { "INTEGER[]", "[1, null, 3]", new object?[] { 1, null, 3 } },
        {
            "VARCHAR[][]", "[[], ['a much longer text', null], null]",
            new object?[] { Array.Empty<object?>(), new object?[] { "a much longer text", null }, null }
        },
        { "INTEGER[2]", "[1, null]", new object?[] { 1, null } },
        {
            "STRUCT(a INTEGER, \"b c\" VARCHAR[])", "{'a': null, 'b c': ['x']}",
            new OrderedDictionary<string, object?> { ["a"] = null, ["b c"] = new object?[] { "x" } }
        },
        {
            "MAP(VARCHAR, INTEGER)", "map {'x': 1, 'y': null}",
            new OrderedDictionary<object, object?> { ["x"] = 1, ["y"] = null }
        },
    };

    [Theory, MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_of_every_type_is_read(string type, string literal, object expected)
    {
        using var command = _connection.Command($"select cast({literal} as {type}) as v, cast(null as {type}) as n");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(expected, reader.GetValue(0));
        Assert.IsType(reader.GetFieldType(0), reader.GetValue(0));
        Assert.True(reader.IsDBNull(1));
        Assert.Equal(DBNull.Value, reader.GetValue(1));
    }

    [Theory, MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_of_every_type_is_appended(string type, string literal, object value)
    {
        _connection.Run($"create table t (before {type}, v {type}, n {type})");
        using (var appender = _connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendNullValue().AppendValue(value).AppendNullValue().EndRow();
            appender.CreateRow().AppendValue(value).AppendValue(value).AppendNullValue().EndRow();
            appender.Close();
        }

        Assert.Equal(2L, _connection.Scalar($"select count(*) from t where v = cast({literal} as {type}) and n is null"));
        Assert.Equal(1L, _connection.Scalar("select count(*) from t where before is null"));
    }

    [Theory, MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_of_every_type_is_bound_as_a_parameter(string type, string literal, object value)
    {
        // What .NET has one type for, DuckDB casts from the type that is bound.
        if (type is "BIT" or "TIME WITH TIME ZONE" || type.StartsWith("MAP", StringComparison.Ordinal))
            return;

        Assert.Equal(true, _connection.Scalar($"select cast($1 as {type}) = cast({literal} as {type})", value));
    }

    [Theory]
    [InlineData("'infinity'::date")]
    [InlineData("'-infinity'::timestamp")]
    [InlineData("'infinity'::timestamptz")]
    [InlineData("'0044-03-15 (BC)'::date")]
    [InlineData("'5000-01-01 (BC) 12:34:56.5'::timestamp")]
    [InlineData("'12345-06-07 01:02:03'::timestamp")]
    [InlineData("'290000-06-07 01:02:03'::timestamp")]
    [InlineData("'24:00:00'::time")]
    [InlineData("'12:00:00.5+15:59:59'::timetz")]
    [InlineData("'2024-02-29 12:00:00.123456789'::timestamp_ns")]
    [InlineData("'1960-02-29 12:00:00.123456789'::timestamp_ns")]
    [InlineData("99999999999999999999999999999999999999::decimal(38,0)")]
    [InlineData("'-0.0000000000000000000000000000000000001'::decimal(38,37)")]
    [InlineData("1.5000000000000000000000000000001::decimal(38,31)")]
    public void What_no_type_of_NET_holds_exactly_reads_as_its_text(string literal) =>
        Assert.Equal(_connection.Scalar($"set timezone = 'UTC'; select ({literal})::varchar"), _connection.Scalar($"select {literal}"));

    [Theory]
    [InlineData("1 year 2 months 3 days 1.5 seconds")]
    [InlineData("-13 months -1 day -100 hours")]
    [InlineData("0 days")]
    [InlineData("2 days")]
    public void An_interval_writes_itself_as_DuckDB_does(string interval) =>
        Assert.Equal(_connection.Scalar($"select (interval '{interval}')::varchar"), _connection.Scalar($"select interval '{interval}'")!.ToString());

    [Fact]
    public void A_union_reads_as_its_member() =>
        Assert.Equal([[1], ["x"], [null]], _connection.Rows(
            "select v::union(num int, str varchar) from (values (1::union(num int, str varchar)), ('x'), (null)) t(v)"));

    [Fact]
    public void Texts_keep_their_NUL_characters_on_every_way()
    {
        const string text = "a\0b, and longer than twelve";
        _connection.Run("create table t (v varchar)");
        using (var appender = _connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(text).EndRow();
            appender.Close();
        }

        Assert.Equal(text, _connection.Scalar("select v from t where v = $1", text));
    }

    [Fact]
    public void Text_that_is_no_valid_Unicode_is_refused()
    {
        _connection.Run("create table t (v varchar)");
        using var appender = _connection.CreateAppender("t");

        Assert.Throws<InvalidCastException>(() => appender.CreateRow().AppendValue(new byte[] { 0xC3, 0x28 }));
        Assert.ThrowsAny<EncoderFallbackException>(() => appender.CreateRow().AppendValue("half a pair: \uD83C"));
        Assert.ThrowsAny<EncoderFallbackException>(() => _connection.Scalar("select $1", "\uD83C"));
    }

    [Theory]
    [InlineData("TINYINT", 128)]
    [InlineData("UBIGINT", -1)]
    [InlineData("INTEGER", 0.5)]
    [InlineData("VARCHAR", 1)]
    [InlineData("ENUM('a')", "b")]
    [InlineData("DATE", "2024-01-01")]
    public void A_value_that_does_not_fit_is_refused_and_the_row_can_go_on(string type, object value)
    {
        _connection.Run($"create table t (v {type})");
        using var appender = _connection.CreateAppender("t");
        var row = appender.CreateRow();

        Assert.Throws<InvalidCastException>(() => row.AppendValue(value));

        row.AppendNullValue().EndRow();
        appender.Close();
        Assert.Equal(1L, _connection.Scalar("select count(*) from t"));
    }

    [Theory]
    [InlineData("0.005")]
    [InlineData("10000000000000000")]
    public void A_decimal_is_never_rounded_nor_cut(string value)
    {
        _connection.Run("create table t (v decimal(18,2))");
        using var appender = _connection.CreateAppender("t");

        Assert.Throws<InvalidCastException>(() => appender.CreateRow().AppendValue(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_type_that_the_C_interface_cannot_read_says_so()
    {
        var fault = Assert.Throws<NotSupportedException>(() => _connection.Scalar("select 5::bignum"));

        Assert.Contains("cast the column to VARCHAR", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_values_with_gaps_survive_more_than_one_chunk()
    {
        _connection.Run(
            """
            create table want as select case when i % 7 = 0 then null
              else list_transform(range(i % 5), x -> case when x = 2 then null else {'n': x, 't': repeat('é', i % 9)} end) end as l
            from range(5000) r(i)
            """);
        _connection.Run("create table t as from want limit 0");
        var rows = _connection.Rows("from want");
        using (var appender = _connection.CreateAppender("t"))
        {
            foreach (var row in rows)
                appender.CreateRow().AppendValue(row[0]).EndRow();
            appender.Close();
        }

        Assert.Equal(5000, rows.Count);
        Assert.Equal(5000L, _connection.Scalar("select count(*) from t positional join want where t.l is not distinct from want.l"));
    }
}
