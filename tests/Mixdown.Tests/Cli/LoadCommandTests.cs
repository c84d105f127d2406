using System.Text.Json;

namespace Mixdown.Tests.Cli;

/// <summary>What <c>mixdown load</c> says of tables that change, and what it leaves in <c>_mixdown</c>.</summary>
public sealed class LoadCommandTests : IDisposable
{
    readonly SmallProject _project = new();

    [Fact]
    public async Task A_change_of_columns_is_a_warning_an_event_and_a_row()
    {
        _project.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}/*.csv\"\n    schema_contract: { data_type: evolve }\n");
        _project.Write("raw/sale/1.csv", "day,amount\n2025-01-01,10.50\n");
        (await _project.RunAsync("load")).Expect(0);
        _project.Write("raw/sale/2.csv", "day,amount,note\n2025-01-03,10.505,x\n");

        var load = (await _project.RunAsync("load", "--json")).Expect(0);

        var events = load.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var changed = Assert.Single(events, it => it.GetProperty("event").GetString() == "schema_changed");
        Assert.Equal("""[{"column":"amount","change":"widened","from":"decimal(18,2)","to":"decimal(38,3)"},{"column":"note","change":"added","to":"text"}]""", changed.GetProperty("changes").GetRawText());
        Assert.Contains(events, it => it.GetProperty("event").GetString() == "noted" && it.GetProperty("code").GetString() == "MX4065");

        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal(
            "version,column_name,change,type_before,type_after\n1,,created,,\n2,amount,widened,\"decimal(18,2)\",\"decimal(38,3)\"\n2,note,added,,text\n",
            await _project.AnswerAsync("select version, column_name, change, type_before, type_after from _mixdown.schema_changes order by all"));
        Assert.Equal("n\n0\n", await _project.AnswerAsync("select count(*) as n from _mixdown.quarantine"));
    }

    [Fact]
    public async Task What_loads_did_can_be_asked_at_once_and_one_that_fails_does_not_stop_the_others()
    {
        const string Asked = "select load, table_name, rows_loaded, status, error_code from _mixdown.loads order by finished_at, load";
        _project.Write("mixdown.yml", "load: { memory: 128MB }\nloads:\n" + string.Concat(new[] { "shop", "store", "gone" }.Select(name =>
            $"  {name}:\n    type: csv\n    path: \"{(name == "gone" ? "nowhere" : "raw")}/{{table}}.csv\"\n")));

        var load = (await _project.RunAsync("load")).Expect(1);

        Assert.Contains("nowhere", load.Output + load.Errors);
        var told = (await _project.AnswerAsync(Asked)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, told.Count);
        Assert.Matches("^gone,,0,failed,MX2[0-9]{3}$", told[0]);
        Assert.Equal(["shop,sale,3,loaded,", "store,sale,3,loaded,"], told.Skip(1));

        (await _project.RunAsync("build")).Expect(0);
        (await _project.RunAsync("load", "shop", "--full-refresh", "--memory", "256MB")).Expect(0);
        Assert.Equal(
            "n,amount\n4,18.00\n",
            await _project.AnswerAsync("select (select count(*) from _mixdown.loads) as n, amount from main.total"));
    }

    [Theory]
    [InlineData("load: { memory: 1MB }", "mixdown.yml:1:17: error MX4060: 'memory' is '1MB', and loads need 128MB at least")]
    [InlineData("load: { memroy: 1GB }", "'memory'")]
    [InlineData("load: 1GB", "error MX1011: 'load' is")]
    public async Task A_limit_that_cannot_be_is_refused(string line, string said)
    {
        _project.Write("mixdown.yml", line + "\nloads:\n  shop:\n    type: csv\n    path: \"raw/{table}.csv\"\n");

        var load = (await _project.RunAsync("load")).Expect(1);

        Assert.Contains(said, load.Output + load.Errors);
    }

    [Fact]
    public async Task The_lake_tells_how_the_columns_of_a_table_changed()
    {
        _project.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}/*.csv\"\n    schema_contract: { data_type: evolve }\n");
        _project.Write("raw/sale/1.csv", "day,amount\n2025-01-01,10.50\n");
        (await _project.RunAsync("load")).Expect(0);
        _project.Write("raw/sale/2.csv", "day,amount,note\n2025-01-03,10.505,x\n");
        (await _project.RunAsync("load")).Expect(0);

        var told = (await _project.RunAsync("lake", "schema", "shop.sale", "--json")).Expect(0).Output;

        Assert.Equal(
            ["2 amount widened decimal(18,2) decimal(38,3)", "2 note added  text", "1  created  "],
            told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
                .Select(row => string.Join(' ', ((string[])["version", "column", "change", "from", "to"]).Select(key => row.GetProperty(key).ToString()))));
        Assert.Contains("MX4050", (await _project.RunAsync("lake", "schema", "sales")).Expect(2).Errors);
    }

    [Fact]
    public async Task A_table_that_was_not_there_yet_fails_only_a_query_that_names_it()
    {
        (await _project.RunAsync("load")).Expect(0);
        var between = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        _project.Write("raw/late.csv", "id\n1\n");
        (await _project.RunAsync("load")).Expect(0);

        Task<MixdownProcess.Ended> AskAsync(string sql, string moment) => _project.RunAsync("query", sql, "--as-of", moment, "--format", "csv");
        Assert.Equal("n\n3\n", (await AskAsync("select count(*) as n from shop.sale", between)).Expect(0).Output);
        Assert.Equal("n\n3\n", (await AskAsync("select count(*) as n from shop.sale", $"shop.*={between}")).Expect(0).Output);
        foreach (var sql in (string[])["select id from shop.late", "select count(*) from shop.sale, shop.late"])
            Assert.Matches("shop/late has no version of .*: its log begins at", (await AskAsync(sql, between)).Expect(2).Errors);
        Assert.Contains("MX2813", (await AskAsync("select 1", $"shop.late={between}")).Expect(2).Errors);
    }

    [Fact]
    public async Task Values_that_the_contract_lets_go_are_not_called_rescued()
    {
        _project.Write("mixdown.yml", "loads:\n  a_load_with_a_long_name:\n    type: csv\n    path: \"raw/{table}.csv\"\n    schema_contract: { data_type: discard_value }\n    tables: { sale: { columns: { amount: \"decimal(18,2)\" } } }\n");
        _project.Write("raw/sale.csv", "day,amount\n2025-01-01,x\n2025-01-02,1.00\n");

        var said = (await _project.RunAsync("load")).Expect(0).Output;

        Assert.Contains("1 value discarded", said);
        Assert.DoesNotContain("rescued", said);
        // The figures stand where they stand for a short name.
        var line = said.Split('\n').Single(line => line.StartsWith("  load ", StringComparison.Ordinal));
        Assert.Equal(50, line.IndexOf("2 rows", StringComparison.Ordinal) + "2 rows".Length);
        Assert.Contains("MX4062: nothing is in quarantine", (await _project.RunAsync("quarantine", "replay")).Expect(0).Output);
    }

    [Fact]
    public async Task Before_the_first_load_there_is_nothing_to_ask()
    {
        Assert.Contains("MX4005: Nothing was loaded yet", (await _project.RunAsync("query", "from _mixdown.loads")).Expect(2).Errors);
        Assert.Contains("128MB", (await _project.RunAsync("load", "--memory", "1MB")).Errors);
    }

    [Fact]
    public async Task What_is_loaded_can_be_asked_before_anything_names_it_as_a_source()
    {
        foreach (var file in (string[])["models/sources.yml", "models/daily.sql", "models/total.sql"])
            File.Delete(Path.Combine(_project.Root, file));
        Assert.Contains("MX4007", (await _project.RunAsync("build")).Expect(0).Output);

        (await _project.RunAsync("load")).Expect(0);

        Assert.DoesNotContain("MX4007", (await _project.RunAsync("build")).Expect(0).Output);
        Assert.Equal("n\n3\n", await _project.AnswerAsync("select count(*) as n from shop.sale"));
    }

    [Fact]
    public async Task A_change_of_columns_can_fail_the_run()
    {
        (await _project.RunAsync("load")).Expect(0);
        _project.Write("raw/sale.csv", "day,amount,note\n2025-01-03,10.50,x\n");

        var load = (await _project.RunAsync("load", "--warn-error-options", "{error: [MX4065]}")).Expect(1);

        Assert.Contains("error MX4065: the columns of shop.sale changed (version 2): + note text", load.Output);
    }

    [Fact]
    public async Task Rejected_records_are_shown_corrected_and_read_again()
    {
        _project.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}.csv\"\n    bad_rows: { max: 50% }\n");
        _project.Write("raw/sale.csv", "day,amount\n2025-01-01,10.50\n2025-01-02,\"7,50\",x\n");
        (await _project.RunAsync("load")).Expect(0);

        var shown = (await _project.RunAsync("quarantine", "show", "sale", "--csv")).Expect(0).Output;
        Assert.Equal("_mx_file,_mx_row,code,reason,raw\nsale.csv,3,MX2101,3 fields where the header has 2,\"2025-01-02,\"\"7,50\"\",x\"\n", shown);
        Assert.Contains("\"code\":\"MX2101\"", (await _project.RunAsync("quarantine", "list", "--json")).Expect(0).Output, StringComparison.Ordinal);
        _project.Write("corrected.csv", "_mx_file,_mx_row,raw\nsale.csv,3,\"2025-01-02,7.50\"\n");
        var replay = (await _project.RunAsync("quarantine", "replay", "sale", "--from", "corrected.csv")).Expect(0);

        Assert.Matches(@"replay +sale +1 record +1 loaded", replay.Output);
        Assert.Contains("nothing is in quarantine", (await _project.RunAsync("quarantine", "list")).Expect(0).Output);
        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select amount from main.total"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_and_writes_nothing()
    {
        _project.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}/*.csv\"\n    bad_rows: { max: 50% }\n");
        _project.Write("raw/sale/1.csv", "day,amount\n2025-01-01,10.50\n2025-01-02,7.50\n");
        var before = Files();

        var first = (await _project.RunAsync("load", "--dry-run")).Expect(0).Output;

        Assert.Equal(before, Files());
        Assert.Matches(@"would load +shop +sale +1 file \(1 new\) +44 B +about 2 rows", first);
        Assert.Contains("a new table: day date, amount decimal(18,2)", first);

        (await _project.RunAsync("load")).Expect(0);
        _project.Write("raw/sale/2.csv", "day,amount,note\n2025-01-03,x,y\n2025-01-04\n");
        before = Files();
        var second = (await _project.RunAsync("load", "--dry-run", "--json")).Expect(0).Output;

        Assert.Equal(before, Files());
        var told = JsonDocument.Parse(second).RootElement;
        Assert.Equal((false, 2L, 1L, 1L), (told.GetProperty("is_new").GetBoolean(), told.GetProperty("rows").GetInt64(), told.GetProperty("sampled_rejects").GetInt64(), told.GetProperty("sampled_rescues").GetInt64()));
        Assert.Equal("+ note text", Assert.Single(told.GetProperty("changes").EnumerateArray()).GetProperty("value").GetString());
        Assert.Equal("""[{"name":"sale/1.csv","value":"known"},{"name":"sale/2.csv","value":"new"}]""", told.GetProperty("files").GetRawText());
    }

    [Fact]
    public async Task A_dry_run_of_a_load_that_would_fail_says_why()
    {
        (await _project.RunAsync("load")).Expect(0);
        _project.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}.csv\"\n    schema_contract: { columns: freeze }\n");
        _project.Write("raw/sale.csv", "day,amount,note\n2025-01-03,10.50,x\n");

        var dry = (await _project.RunAsync("load", "--dry-run")).Expect(1);

        Assert.Contains("would fail", dry.Output);
        Assert.Contains("MX2065", dry.Output);
    }

    [Theory]
    [InlineData("shop", "events.json", "mixdown.yml:4:11: error MX2314: the load 'shop' reads a folder of this machine")]
    [InlineData("shop", "broken.json", "broken.json:1:2: error MX2235: the message is not JSON")]
    [InlineData("shop", "gone.json", "error MX4061: 'gone.json', which should have messages, is not there")]
    [InlineData("shpo", "events.json", "error MX4004: There is no load 'shpo'\n  hint: Did you mean 'shop'?")]
    public async Task A_message_that_no_load_can_use_is_refused(string load, string file, string said)
    {
        _project.Write("events.json", """{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"drop"},"object":{"key":"a.csv"}}}]}""");
        _project.Write("broken.json", "{");

        var ended = await _project.RunAsync("load", load, "--event", file);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(said, ended.Output + ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_for_one_load_and_for_one_look()
    {
        Assert.Contains("--event needs the name of one load", (await _project.RunAsync("load", "--event", "-")).Expect(2).Errors);
        Assert.Contains("--event goes with none of", (await _project.RunAsync("load", "shop", "--event", "-", "--watch")).Expect(2).Errors);
    }

    IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(_project.Root, "*", SearchOption.AllDirectories).Select(file => $"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file):O}").Order(StringComparer.Ordinal)];

    public void Dispose() => _project.Dispose();
}
