using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Tests.Sources;

namespace Mixdown.ServerTests.Sources.Ado;

public sealed class AdoTests : IDisposable
{
    readonly TableLab _lab = new() { Project = AdoDatabaseOfTest.Project };

    [Fact]
    public async Task Every_type_of_MariaDB_has_its_place()
    {
        var database = AdoDatabaseOfTest.OnMariaDb();
        database.Execute(
            """
            create table t (
              a tinyint(4), b smallint unsigned, c int, d bigint, e bigint unsigned, f decimal(10,2), g decimal(38,10), h float, i double,
              j bit(1), k date, l datetime(6), m timestamp(6) null, n time, o year, p varchar(20), q text, r blob, s enum('x','y'), u char(3))
            """);
        database.Execute(
            """
            insert into t values
              (-100, 65535, -2147483648, -9223372036854775808, 18446744073709551615, -12345678.90, 123456789012345678.0123456789, 1.5, 1e300,
               b'1', '1000-01-01', '2024-02-29 23:59:59.123456', '2024-02-29 23:59:59.123456', '-01:02:03', 2024, 'é€😀', repeat('x', 20), x'00ff', 'y', '007'),
              (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
            """);

        var rows = (await _lab.ReadAsync(database.Load("\"table\": \"t\""))).Split("; ");

        Assert.Equal(2, rows.Length);
        Assert.Equal(string.Join(' ', Enumerable.Repeat("null", 20)), rows[1]);
        // Decimals without their point.
        Assert.StartsWith("-100 65535 -2147483648 -9223372036854775808 18446744073709551615 -1234567890 1234567890123456780123456789", rows[0], StringComparison.Ordinal);
        Assert.EndsWith("007", rows[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                new DataType.Integer(8), new DataType.Integer(32), new DataType.Integer(32), DataType.Int64, new DataType.Decimal(20, 0), new DataType.Decimal(10, 2),
                new DataType.Decimal(38, 10), new DataType.Float(64),
            ],
            new[] { "a", "b", "c", "d", "e", "f", "g", "i" }.Select(name => _lab.Columns[_lab.Columns.IndexOf(name)].Type));
        Assert.Contains("decimal(10,2)", _lab.Columns[_lab.Columns.IndexOf("f")].Metadata[TypeMapping.Fact], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OnMariaDb", "datetime(6)")]
    [InlineData("OnPostgres", "timestamp")]
    public async Task A_cursor_keeps_microseconds_and_meets_its_border_once(string kind, string type)
    {
        var database = Database(kind);
        database.Execute($"create table t (id int, at {type})");
        database.Execute("insert into t values (1, '2024-01-01 00:00:00.123456'), (2, '2024-01-01 00:00:00.123457')");
        var load = database.Load("\"table\": \"t\", \"cursor\": \"at\"");
        await _lab.ReadAsync(load);
        database.Execute("insert into t values (3, '2024-01-01 00:00:00.123457'), (4, '2024-01-01 00:00:00.123458'), (0, '2024-01-01 00:00:00.123456')");

        var rows = await _lab.ReadAsync(load);

        Assert.Equal(["3", "4"], rows.Split("; ").Select(row => row.Split(' ')[0]).Order());
        Assert.Equal(1, _lab.Duplicates);
        Assert.Equal("", await _lab.ReadAsync(load));
    }

    [Theory]
    [InlineData("OnMariaDb")]
    [InlineData("OnPostgres")]
    public async Task Patterns_lists_and_queries_name_tables(string kind)
    {
        var database = Database(kind);
        database.Execute("create table order_line (a int)");
        database.Execute("create table other (a int)");
        database.Execute("insert into order_line values (7)");

        Assert.Equal("7", await _lab.ReadAsync(database.Load("\"tables\": [\"order_*\"]")));
        Assert.Equal("14", await _lab.ReadAsync(database.Load("\"tables\": [\"twice\"], \"queries\": {\"twice\": \"select a * 2 as a from order_line;\"}"), again: true));
    }

    [Theory]
    [InlineData("\"table\": \"nowhere\"", "MX2344")]
    [InlineData("\"table\": \"t\", \"cursor\": \"at\"", "MX2346")]
    [InlineData("\"table\": \"t\", \"cursor\": \"b\"", "MX2347")]
    [InlineData("\"table\": \"t\", \"cursor\": \"a\"", "MX2348")]
    [InlineData("\"table\": \"t\", \"only_columns\": [\"c\"]", "MX2346")]
    public async Task What_is_wrong_is_said(string more, string code)
    {
        var database = AdoDatabaseOfTest.OnMariaDb();
        database.Execute("create table t (a int, b double)");
        database.Execute("insert into t values (null, 1)");

        Assert.Equal(code, (await _lab.FailAsync(database.Load(more))).Code);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_named()
    {
        var wrong = await _lab.FailAsync("""{"type":"ado","provider":"MySql.Dat","connection":"x","table":"t"}""");

        Assert.Equal("MX2340", wrong.Code);
        Assert.Contains("Did you mean 'MySql.Data'?", wrong.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_not_shown()
    {
        var database = AdoDatabaseOfTest.OnMariaDb();
        var wrong = await _lab.FailAsync((database with { Connection = database.Connection.Replace("p@ss", "s3cret", StringComparison.Ordinal) }).Load("\"table\": \"t\""));

        Assert.Equal("MX2342", wrong.Code);
        Assert.DoesNotContain("s3cret", wrong.Message + wrong.Hint, StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    static AdoDatabaseOfTest Database(string kind) => kind == "OnMariaDb" ? AdoDatabaseOfTest.OnMariaDb() : AdoDatabaseOfTest.OnPostgres();
}
