using Mixdown.Ingest.Loads;
using Mixdown.Tests.Load;

namespace Mixdown.Tests.Evolution;

/// <summary>What a second file does to the table of the first, under each contract.</summary>
public sealed class SchemaChangeTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    const string First = "id,name,amount,price,day,flag\n1,a,10,1.50,2024-01-31,true\n";

    static readonly Dictionary<string, string> Changes = new(StringComparer.Ordinal)
    {
        ["add a column"] = "id,name,amount,price,day,flag,note\n2,b,20,2.50,2024-02-01,true,x\n",
        ["drop a column"] = "id,name,price,day,flag\n2,b,2.50,2024-02-01,true\n",
        ["rename a column"] = "id,name,total,price,day,flag\n2,b,20,2.50,2024-02-01,true\n",
        ["whole to decimals"] = "id,name,amount,price,day,flag\n2,b,20.5,2.50,2024-02-01,true\n",
        ["more digits than a machine word"] = "id,name,amount,price,day,flag\n2,b,12345678901234567890,2.50,2024-02-01,true\n",
        ["more decimals"] = "id,name,amount,price,day,flag\n2,b,20,2.505,2024-02-01,true\n",
        ["decimals to whole"] = "id,name,amount,price,day,flag\n2,b,20,3,2024-02-01,true\n",
        ["date to timestamp"] = "id,name,amount,price,day,flag\n2,b,20,2.50,2024-02-01 10:00:00,true\n",
        ["number to text"] = "id,name,amount,price,day,flag\n2,b,many,2.50,2024-02-01,true\n",
        ["truth to number"] = "id,name,amount,price,day,flag\n2,b,20,2.50,2024-02-01,1\n",
        ["case of names"] = "ID,Name,AMOUNT,Price,DAY,fLAG\n2,b,20,2.50,2024-02-01,true\n",
        ["order of columns"] = "flag,day,price,amount,name,id\ntrue,2024-02-01,2.50,20,b,2\n",
        ["no value"] = "id,name,amount,price,day,flag\n2,b,,2.50,2024-02-01,true\n",
    };

    readonly LoadLab _lab = new(parquet);

    [Theory]
    [InlineData("add a column", "2|b|20|2.50|2024-02-01|True|x|NULL")]
    [InlineData("drop a column", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("rename a column", "2|b|NULL|2.50|2024-02-01|True|20|NULL")]
    [InlineData("whole to decimals", "2|b|NULL|2.50|2024-02-01|True|{\"amount\":\"20.5\"}")]
    [InlineData("more digits than a machine word", "2|b|NULL|2.50|2024-02-01|True|{\"amount\":\"12345678901234567890\"}")]
    [InlineData("more decimals", "2|b|20|NULL|2024-02-01|True|{\"price\":\"2.505\"}")]
    [InlineData("decimals to whole", "2|b|20|3.00|2024-02-01|True|NULL")]
    [InlineData("date to timestamp", "2|b|20|2.50|NULL|True|{\"day\":\"2024-02-01 10:00:00\"}")]
    [InlineData("number to text", "2|b|NULL|2.50|2024-02-01|True|{\"amount\":\"many\"}")]
    [InlineData("truth to number", "2|b|20|2.50|2024-02-01|NULL|{\"flag\":\"1\"}")]
    [InlineData("case of names", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("order of columns", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("no value", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    public Task By_default_columns_come_and_values_are_rescued(string change, string row) => CheckAsync(change, "evolve", "rescue", row);

    [Theory]
    [InlineData("add a column", "2|b|20|2.50|2024-02-01|True|x|NULL", "")]
    [InlineData("drop a column", "2|b|NULL|2.50|2024-02-01|True|NULL", "")]
    [InlineData("rename a column", "2|b|NULL|2.50|2024-02-01|True|20|NULL", "")]
    [InlineData("whole to decimals", "2|b|20.5|2.50|2024-02-01|True|NULL", "amount DECIMAL(38,1) 10.0")]
    [InlineData("more digits than a machine word", "2|b|12345678901234567890|2.50|2024-02-01|True|NULL", "amount DECIMAL(38,0) 10")]
    [InlineData("more decimals", "2|b|20|2.505|2024-02-01|True|NULL", "price DECIMAL(38,3) 1.500")]
    [InlineData("decimals to whole", "2|b|20|3.00|2024-02-01|True|NULL", "")]
    [InlineData("date to timestamp", "2|b|20|2.50|2024-02-01 10:00:00|True|NULL", "day TIMESTAMP 2024-01-31 00:00:00")]
    [InlineData("number to text", "2|b|many|2.50|2024-02-01|True|NULL", "amount VARCHAR 10")]
    [InlineData("truth to number", "2|b|20|2.50|2024-02-01|1|NULL", "flag VARCHAR true")]
    [InlineData("case of names", "2|b|20|2.50|2024-02-01|True|NULL", "")]
    [InlineData("order of columns", "2|b|20|2.50|2024-02-01|True|NULL", "")]
    [InlineData("no value", "2|b|NULL|2.50|2024-02-01|True|NULL", "")]
    public async Task Under_evolve_a_column_becomes_wide_enough_and_older_rows_follow(string change, string row, string wider)
    {
        await CheckAsync(change, "evolve", "evolve", row);
        if (wider.Split(' ', 3) is [var column, var type, var older])
        {
            Assert.Contains($"{column}|{type}", await _lab.ColumnsAsync("t"));
            Assert.Equal(older, await _lab.ScalarAsync($"select {column} from bronze.t where id = 1"));
        }
        Assert.Equal("2|1", await _lab.ScalarAsync("select count(*), count(*) filter (where id = 1 and _mx_file = 't/1.csv' and _mx_row = 2) from bronze.t"));
    }

    [Theory]
    [InlineData("add a column", "MX2065")]
    [InlineData("drop a column", "MX2064")]
    [InlineData("rename a column", "MX2065 MX2064")]
    [InlineData("whole to decimals", "MX2031")]
    [InlineData("more digits than a machine word", "MX2031")]
    [InlineData("more decimals", "MX2031")]
    [InlineData("decimals to whole", "2|b|20|3.00|2024-02-01|True|NULL")]
    [InlineData("date to timestamp", "MX2031")]
    [InlineData("number to text", "MX2031")]
    [InlineData("truth to number", "MX2031")]
    [InlineData("case of names", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("order of columns", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("no value", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    public Task Under_freeze_what_is_different_stops_the_table(string change, string outcome) => CheckAsync(change, "freeze", "freeze", outcome);

    [Theory]
    [InlineData("add a column", "rejected MX2106")]
    [InlineData("drop a column", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("rename a column", "rejected MX2106")]
    [InlineData("whole to decimals", "rejected MX2107")]
    [InlineData("more digits than a machine word", "rejected MX2107")]
    [InlineData("more decimals", "rejected MX2107")]
    [InlineData("decimals to whole", "2|b|20|3.00|2024-02-01|True|NULL")]
    [InlineData("date to timestamp", "rejected MX2107")]
    [InlineData("number to text", "rejected MX2107")]
    [InlineData("truth to number", "rejected MX2107")]
    [InlineData("case of names", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("order of columns", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("no value", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    public Task Under_discard_row_and_quarantine_the_row_is_put_aside(string change, string outcome) => CheckAsync(change, "discard_row", "quarantine", outcome);

    [Theory]
    [InlineData("add a column", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("drop a column", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("rename a column", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("whole to decimals", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("more digits than a machine word", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("more decimals", "2|b|20|NULL|2024-02-01|True|NULL")]
    [InlineData("decimals to whole", "2|b|20|3.00|2024-02-01|True|NULL")]
    [InlineData("date to timestamp", "2|b|20|2.50|NULL|True|NULL")]
    [InlineData("number to text", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    [InlineData("truth to number", "2|b|20|2.50|2024-02-01|NULL|NULL")]
    [InlineData("case of names", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("order of columns", "2|b|20|2.50|2024-02-01|True|NULL")]
    [InlineData("no value", "2|b|NULL|2.50|2024-02-01|True|NULL")]
    public Task Under_discard_value_the_row_comes_without_it(string change, string row) => CheckAsync(change, "discard_value", "discard_value", row);

    public void Dispose() => _lab.Dispose();

    async Task CheckAsync(string change, string columns, string types, string outcome)
    {
        _lab.Settings = LoadLab.Map(
            ("path", "in/{table}/*.csv"), ("bad_rows", LoadLab.Map(("max", "100%"))), ("schema_contract", LoadLab.Map(("columns", columns), ("data_type", types))));
        _lab.Write("t/1.csv", First);
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", Changes[change]);
        await _lab.LoadAsync();

        Assert.Equal(outcome, await OutcomeAsync());
        Assert.True(_lab["t"].Rows.AddUp);
    }

    async Task<string> OutcomeAsync()
    {
        if (_lab["t"].Outcome == LoadOutcome.Failed)
            return string.Join(' ', _lab["t"].Errors.Select(error => error.Code));
        if (_lab["t"].Rows.Rejected > 0)
            return "rejected " + await _lab.ScalarAsync("select code from bronze.t__quarantine");
        return await _lab.ScalarAsync("select columns(c -> not starts_with(c, '_mx_')), _mx_rescued from bronze.t where id = 2");
    }
}
