namespace Mixdown.Tests.Load;

public sealed class InferenceTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);

    [Theory]
    [InlineData("BIGINT", "1", "2", "-30")]
    [InlineData("BIGINT", "1", "n/a", "", "3")]
    [InlineData("DECIMAL(18,2)", "0.99", "12", "1.5")]
    [InlineData("DECIMAL(18,3)", "0.990", "12")]
    [InlineData("DECIMAL(38,2)", "12345678901234567.25", "1")]
    [InlineData("DECIMAL(38,0)", "9223372036854775808", "1")]
    [InlineData("VARCHAR", "123456789012345678901234567890123456789", "1")]
    [InlineData("DOUBLE", "1e5", "2.5")]
    [InlineData("VARCHAR", "0171", "1200")]
    [InlineData("VARCHAR", "+49 30", "+4930")]
    [InlineData("VARCHAR", "+4930", "4930")]
    [InlineData("VARCHAR", "90210", "K1A 0B1")]
    [InlineData("BOOLEAN", "true", "FALSE")]
    [InlineData("BIGINT", "0", "1")]
    [InlineData("VARCHAR", "yes", "no")]
    [InlineData("DATE", "2024-01-31", "2024-02-01")]
    [InlineData("TIMESTAMP", "2024-01-31 10:00:00", "2024-02-01T10:00")]
    [InlineData("TIMESTAMP WITH TIME ZONE", "2024-01-31T10:00:00Z", "2024-02-01 10:00:00+07:00")]
    [InlineData("VARCHAR", "2024-01-31 10:00:00", "2024-01-31T10:00:00Z")]
    [InlineData("VARCHAR", "2024-01-31", "2024-01-31 10:00:00")]
    [InlineData("VARCHAR", "01/02/2024", "03/04/2024")]
    [InlineData("VARCHAR", "31/01/2024", "28/02/2024")]
    [InlineData("VARCHAR", "a", "1")]
    [InlineData("VARCHAR", "", "")]
    public async Task A_column_gets_the_narrowest_type_that_loses_nothing(string type, params string[] values)
    {
        _lab.Write("t.csv", "v,x\n" + string.Concat(values.Select(value => $"{value},x\n")));
        // Words for nothing are rescued from a number's column only where they are few.
        if (values.Contains("n/a"))
            _lab.Write("t.csv", "v,x\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},x\n")) + "n/a,x\n");

        await _lab.LoadAsync();

        Assert.Equal($"v|{type}", (await _lab.ColumnsAsync("t"))[0]);
    }

    [Fact]
    public async Task A_few_bad_dates_are_rescued_and_do_not_cost_the_column_its_type()
    {
        var bad = new[] { "n/a", "0000-00-00 00:00:00", "2023-02-30 11:05:00", "31/12/2023 10:00:00" };
        _lab.Write("t.csv", "id,at\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},{(i % 100 == 50 ? bad[i / 100 % 4] : "2024-01-31 10:00:00")}\n")));

        await _lab.LoadAsync();

        Assert.Equal(["id|BIGINT", "at|TIMESTAMP"], await _lab.ColumnsAsync("t"));
        Assert.Equal((1000L, 10L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Rescued));
        Assert.Equal("10|10|{\"at\":\"n/a\"}", await _lab.ScalarAsync(
            "select count(*) filter (\"at\" is null), count(_mx_rescued), min(_mx_rescued) filter (id = 50) from bronze.t"));
    }

    [Fact]
    public async Task Dates_that_may_be_read_in_two_ways_stay_text_and_the_warning_says_what_to_declare()
    {
        _lab.Write("t.csv", "id,sold on\n1,01/02/2024\n2,31/12/2023\n");

        await _lab.LoadAsync();

        Assert.Equal(
            "mixdown.yml:1:1: warning MX2061: column 'sold on' of 't' stays text: nothing says which part of its dates is the day ('01/02/2024')\n"
            + "  hint: Say how they are written: options: { dates: dmy } or { dates: mdy } in the load 'store'.",
            Assert.Single(_lab["t"].Warnings).ToString());
    }

    [Fact]
    public async Task Declared_dates_are_dates()
    {
        _lab.Settings = LoadLab.Map(("options", LoadLab.Map(("dates", "dmy"))));
        _lab.Write("t.csv", "id,on\n1,01/02/2024\n2,31/12/2023\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|2024-02-01", "2|2023-12-31"], await _lab.QueryAsync("select id, \"on\" from bronze.t order by id"));
    }

    [Fact]
    public async Task A_column_without_values_is_text_and_named()
    {
        _lab.Write("t.csv", "id,note\n1,\n2,\n");

        await _lab.LoadAsync();

        Assert.Equal(
            "mixdown.yml:1:1: warning MX2060: column 'note' of 't' has no value: it is text from now on\n"
            + "  hint: Say what it is: tables: { t: { columns: { note: TYPE } } } in the load 'store'.",
            Assert.Single(_lab["t"].Warnings).ToString());
    }

    [Fact]
    public async Task A_declared_type_wins()
    {
        _lab.Settings = LoadLab.Map(("tables", LoadLab.Map(("t", LoadLab.Map(
            ("columns", LoadLab.Map(("code", "text"), ("n", "integer"), ("total", "decimal(10,2)"))))))));
        _lab.Write("t.csv", "code,n,total\n12,3,4\n");

        await _lab.LoadAsync();

        Assert.Equal(["code|VARCHAR", "n|INTEGER", "total|DECIMAL(10,2)"], await _lab.ColumnsAsync("t"));
        Assert.Equal("12|3|4.00", await _lab.ScalarAsync("select code, n, total from bronze.t"));
    }

    public void Dispose() => _lab.Dispose();
}
