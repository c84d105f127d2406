using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>Every type with its edges: what is in the lake afterwards.</summary>
public sealed class PostgresTypesTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly PostgresLab _lab = new(parquet);

    public void Dispose() => _lab.Dispose();

    /// <summary>The type, a value, the column's type in the lake, the value there, and the text that was rescued instead.</summary>
    public static TheoryData<string, string, string, string, string?> Values => new()
    {
        { "boolean", "true", "BOOLEAN", "True", null },
        { "smallint", "-32768", "SMALLINT", "-32768", null },
        { "integer", "2147483647", "INTEGER", "2147483647", null },
        { "bigint", "-9223372036854775808", "BIGINT", "-9223372036854775808", null },
        { "oid", "4294967295", "BIGINT", "4294967295", null },
        { "xid8", "18446744073709551615", "DECIMAL(20,0)", "18446744073709551615", null },
        { "real", "3.4028235e38", "FLOAT", "3.4028234663852886E+38", null },
        { "real", "NaN", "FLOAT", "NaN", null },
        { "double precision", "-Infinity", "DOUBLE", "-Infinity", null },
        { "double precision", "0.1", "DOUBLE", "0.1", null },
        { "numeric(4,2)", "-99.99", "DECIMAL(4,2)", "-99.99", null },
        { "numeric(10,2)", "12345678.90", "DECIMAL(10,2)", "12345678.90", null },
        { "numeric(10,2)", "NaN", "DECIMAL(10,2)", "NULL", "NaN" },
        { "numeric(18,0)", "999999999999999999", "DECIMAL(18,0)", "999999999999999999", null },
        { "numeric(38,10)", "9999999999999999999999999999.9999999999", "DECIMAL(38,10)", "9999999999999999999999999999.9999999999", null },
        { "numeric(38,10)", "-0.0000000001", "DECIMAL(38,10)", "-0.0000000001", null },
        { "numeric(3,-2)", "12345", "DECIMAL(5,0)", "12300", null },
        { "numeric(2,5)", "0.00012", "DECIMAL(5,5)", "0.00012", null },
        { "numeric", "0.5", "DECIMAL(38,10)", "0.5000000000", null },
        { "numeric", "10000", "DECIMAL(38,10)", "10000.0000000000", null },
        { "numeric", "0", "DECIMAL(38,10)", "0.0000000000", null },
        { "numeric", "1.00000000001", "DECIMAL(38,10)", "NULL", "1.00000000001" },
        { "numeric", "123456789012345678901234567890123456789", "DECIMAL(38,10)", "NULL", "123456789012345678901234567890123456789" },
        { "numeric", "-Infinity", "DECIMAL(38,10)", "NULL", "-Infinity" },
        { "numeric(60,30)", "1.000000000000000000000000000001", "VARCHAR", "1.000000000000000000000000000001", null },
        { "money", "-12.50", "DECIMAL(22,3)", "-12.500", null },
        { "text", "", "VARCHAR", "", null },
        { "text", "Größe 🎵, longer than twelve bytes", "VARCHAR", "Größe 🎵, longer than twelve bytes", null },
        { "character(4)", "ab", "VARCHAR", "ab  ", null },
        { "varchar(5)", "abcde", "VARCHAR", "abcde", null },
        { "name", "abc", "VARCHAR", "abc", null },
        { "\"char\"", "x", "VARCHAR", "x", null },
        { "date", "2024-02-29", "DATE", "2024-02-29", null },
        { "date", "infinity", "DATE", "NULL", "infinity" },
        { "timestamp", "2024-01-31 13:45:00.123456", "TIMESTAMP", "2024-01-31 13:45:00.123456", null },
        { "timestamp", "-infinity", "TIMESTAMP", "NULL", "-infinity" },
        { "timestamp", "294276-12-31 23:59:59.999999", "TIMESTAMP", "NULL", "294276-12-31 23:59:59.999999" },
        { "timestamptz", "2024-01-31 13:45:00+07", "TIMESTAMP WITH TIME ZONE", "2024-01-31 06:45:00Z", null },
        { "time", "23:59:59.999999", "VARCHAR", "23:59:59.999999", null },
        { "timetz", "12:00:00+02", "VARCHAR", "12:00:00+02", null },
        { "interval", "1 year 2 days 03:04:05.5", "VARCHAR", "1 year 2 days 03:04:05.5", null },
        { "uuid", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "VARCHAR", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", null },
        { "json", "{\"b\" :  1}", "VARCHAR", "{\"b\" :  1}", null },
        { "jsonb", "{\"b\" :  1}", "VARCHAR", "{\"b\": 1}", null },
        { "xml", "<a>1</a>", "VARCHAR", "<a>1</a>", null },
        { "bit(4)", "0101", "VARCHAR", "0101", null },
        { "varbit", "1", "VARCHAR", "1", null },
        { "inet", "10.0.0.1/8", "VARCHAR", "10.0.0.1/8", null },
        { "macaddr", "08:00:2b:01:02:03", "VARCHAR", "08:00:2b:01:02:03", null },
        { "int4range", "[1,5)", "VARCHAR", "[1,5)", null },
        { "tsvector", "a fat cat", "VARCHAR", "'a' 'cat' 'fat'", null },
        { "point", "(1,2)", "VARCHAR", "(1,2)", null },
        { "pg_lsn", "16/B374D848", "VARCHAR", "16/B374D848", null },
    };

    [Theory, MemberData(nameof(Values))]
    public async Task A_value_is_in_the_lake_what_it_was(string type, string value, string lakeType, string expected, string? rescued)
    {
        _lab.Execute($"create table t (c {type}); insert into t values ('{value.Replace("'", "''", StringComparison.Ordinal)}'), (null)");

        await _lab.LoadAsync();

        Assert.Equal([$"c|{lakeType}"], await _lab.Lake.ColumnsAsync("t"));
        var inLake = rescued is null ? $"{expected}|NULL" : $"NULL|{{\"c\":\"{rescued}\"}}";
        Assert.Equal([inLake, "NULL|NULL"], await _lab.QueryAsync("select c, _mx_rescued from bronze.t order by _mx_row"));
        Assert.Equal(rescued is null ? 0 : 1, _lab["t"].Rows.Rescued);
    }

    [Fact]
    public async Task Days_and_times_before_our_era_are_kept()
    {
        _lab.Execute("create table t (d date, t timestamp); insert into t values ('0044-03-15 BC', '4713-01-01 00:00:00 BC'), ('5874897-12-31', '294246-12-31')");

        await _lab.LoadAsync();

        // 2,006 years and a leap year rule lie between: counted by the server itself.
        Assert.Equal(
            [$"{_lab.Ask("select date '0044-03-15 BC' - date '1970-01-01'")}|{_lab.Ask("select (extract(epoch from timestamp '4713-01-01 00:00:00 BC') * 1000000)::bigint")}",
             $"{_lab.Ask("select date '5874897-12-31' - date '1970-01-01'")}|{_lab.Ask("select (extract(epoch from timestamp '294246-12-31') * 1000000)::bigint")}"],
            await _lab.QueryAsync("select date_diff('day', date '1970-01-01', d), epoch_us(t) from bronze.t order by _mx_row"));
    }

    [Fact]
    public async Task Bytes_are_kept()
    {
        _lab.Execute(@"create table t (c bytea); insert into t values ('\x00ff5c'), (decode(repeat('00ff', 5000), 'hex'))");

        await _lab.LoadAsync();

        Assert.Equal(["00FF5C|3", $"{string.Concat(Enumerable.Repeat("00FF", 5000))}|10000"], await _lab.QueryAsync("select hex(c), octet_length(c) from bronze.t order by octet_length(c)"));
    }

    [Fact]
    public async Task A_domain_is_what_it_is_made_of_and_its_name_is_kept()
    {
        _lab.Execute("create domain amount as numeric(10,2) check (value >= 0); create domain price as amount; create type mood as enum ('sad', 'glad'); create type pair as (a int, b text);");
        _lab.Execute("create table t (p price, m mood, c pair); insert into t values (1.5, 'glad', row(1, 'x, y'))");

        await _lab.LoadAsync();

        Assert.Equal(["p|DECIMAL(10,2)", "m|VARCHAR", "c|VARCHAR"], await _lab.Lake.ColumnsAsync("t"));
        Assert.Equal(["1.50|glad|(1,\"x, y\")"], await _lab.QueryAsync("select p, m, c from bronze.t"));
    }

    [Fact]
    public async Task A_declared_type_wins_and_what_does_not_fit_is_rescued()
    {
        _lab.Execute("create table t (id text, price bigint, note integer, day text); insert into t values ('007', 5, 1, '2024-01-31'), ('x', 6, 2, 'soon')");
        _lab.LoadTable("t", ("columns", LoadLab.Map(("id", "bigint"), ("price", "decimal(5,1)"), ("note", "text"), ("day", "date"))));

        await _lab.LoadAsync();

        Assert.Equal(
            ["7|5.0|1|2024-01-31|NULL", "NULL|6.0|2|NULL|{\"id\":\"x\",\"day\":\"soon\"}"],
            await _lab.QueryAsync("select id, price, note, day, _mx_rescued from bronze.t order by note"));
    }
}
