using System.Text;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Quarantine.Replay;
using Mixdown.Tests.Delta;
using Mixdown.Tests.Load;

namespace Mixdown.Tests.Quarantine;

/// <summary>Rejected records that are read again, or taken out.</summary>
public sealed class ReplayTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    const string Rows = "select id, n, _mx_file, _mx_row, _mx_seq from bronze.t order by id";
    const string Rejected = "select _mx_file, _mx_row, code from bronze.t__quarantine order by all";

    readonly LoadLab _lab = new(parquet) { Settings = Settings() };

    [Fact]
    public async Task Records_that_parse_now_enter_the_table_with_their_file_and_line_and_leave_the_quarantine()
    {
        await LoadAsync();
        Assert.Equal(["t/1.csv|3|MX2107", "t/1.csv|5|MX2101", "t/2.csv|2|MX2107"], await _lab.QueryAsync(Rejected));
        _lab.Settings = Settings(("options", LoadLab.Map(("null_values", new[] { "", "n/a" }))));

        var done = await _lab.ReplayAsync();

        Assert.Equal((3, 2, 1, 0), (done.Tried, done.Loaded, done.Rejected, done.WithoutText));
        Assert.Equal(["1|10|t/1.csv|2|1", "2|NULL|t/1.csv|3|2", "3|30|t/1.csv|4|1", "4|NULL|t/2.csv|2|2"], await _lab.QueryAsync(Rows));
        Assert.Equal(["t/1.csv|5|MX2101"], await _lab.QueryAsync(Rejected));
        Assert.Equal("bad|MX2101", await _lab.ScalarAsync("select raw, code from bronze.t__quarantine"));
    }

    [Fact]
    public async Task In_a_merged_table_they_go_to_the_history_and_the_latest_row_of_a_key_stays()
    {
        (string, object)[] merged = [("write_disposition", "merge"), ("unique_key", "id")];
        _lab.Settings = Settings(merged);
        _lab.Write("t/1.csv", "id,n\n1,10\n2,n/a\n3,n/a\n3,30\n");
        await _lab.LoadAsync();
        Assert.Equal(["1|10", "3|30"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        _lab.Settings = Settings([.. merged, ("options", LoadLab.Map(("null_values", new[] { "", "n/a" })))]);

        var done = await _lab.ReplayAsync();

        Assert.Equal((2, 2, 0), (done.Tried, done.Loaded, done.Rejected));
        Assert.Equal(["1|10|1", "2|NULL|2", "3|NULL|2", "3|30|1"], await _lab.QueryAsync("select id, n, _mx_seq from bronze.t__history order by id, n nulls first"));
        Assert.Equal(["1|10", "2|NULL", "3|NULL"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        Assert.Empty(await _lab.QueryAsync(Rejected));
        await _lab.LoadAsync();
        Assert.Equal("3", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Fact]
    public async Task Nothing_changes_where_nothing_parses()
    {
        await LoadAsync();

        var done = await _lab.ReplayAsync();

        Assert.Equal((3, 0, 3), (done.Tried, done.Loaded, done.Rejected));
        Assert.Equal("t/1.csv:3:1: warning MX2107: the value of 'n' is no bigint", done.StillWrong[0].ToString());
        Assert.Equal("1", await _lab.ScalarAsync("select max(_mx_seq) from bronze.t__quarantine"));
    }

    [Fact]
    public async Task A_file_and_a_code_may_be_chosen()
    {
        await LoadAsync();
        _lab.Settings = Settings(("options", LoadLab.Map(("null_values", new[] { "", "n/a" }))));

        Assert.Equal(1, (await _lab.ReplayAsync(new RecordSelection { File = "t/2.csv" })).Loaded);
        Assert.Equal(["t/1.csv|3|MX2107", "t/1.csv|5|MX2101"], await _lab.QueryAsync(Rejected));
        Assert.Equal(0, (await _lab.ReplayAsync(new RecordSelection { Code = "MX2101" })).Loaded);
        Assert.Equal(1, (await _lab.ReplayAsync(new RecordSelection { Code = "mx2107" })).Loaded);
    }

    [Fact]
    public async Task A_file_that_is_loaded_again_replaces_its_replayed_rows_too()
    {
        await LoadAsync();
        _lab.Settings = Settings(("options", LoadLab.Map(("null_values", new[] { "", "n/a" }))));
        await _lab.ReplayAsync();
        _lab.Write("t/1.csv", "id,n\n1,11\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|11", "4|NULL"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        Assert.Empty(await _lab.QueryAsync(Rejected));
    }

    [Fact]
    public async Task Replayed_rows_follow_when_a_column_becomes_wider()
    {
        await LoadAsync();
        _lab.Settings = Settings(("options", LoadLab.Map(("null_values", new[] { "", "n/a" }))), ("schema_contract", LoadLab.Map(("data_type", "evolve"))), ("tables", LoadLab.Map()));
        await _lab.ReplayAsync();
        _lab.Write("t/3.csv", "id,n\n9,1.5\n");
        await _lab.LoadAsync();
        _lab.Write("t/1.csv", "id,n\n1,11\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|11.0", "4|NULL", "9|1.5"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
    }

    [Fact]
    public async Task Corrected_texts_are_read_instead()
    {
        await LoadAsync();

        var done = await _lab.ReplayAsync(new RecordSelection { Corrected = Corrected("_mx_file,_mx_row,raw\nt/1.csv,3,\"2,20\"\nt/1.csv,5,\"5,50\"\n") });

        Assert.Equal((2, 2, 0), (done.Tried, done.Loaded, done.Rejected));
        Assert.Equal(["1|10|t/1.csv|2|1", "2|20|t/1.csv|3|2", "3|30|t/1.csv|4|1", "5|50|t/1.csv|5|2"], await _lab.QueryAsync(Rows));
        Assert.Equal(["t/2.csv|2|MX2107"], await _lab.QueryAsync(Rejected));
    }

    [Fact]
    public async Task A_text_that_is_more_than_one_record_gives_no_row_and_the_others_come()
    {
        await LoadAsync();

        var done = await _lab.ReplayAsync(new RecordSelection { Corrected = Corrected("_mx_file,_mx_row,raw\nt/1.csv,3,\"2,20\n7,70\"\nt/1.csv,5,\"5,50\"\n") });

        Assert.Equal((2, 1, 1), (done.Tried, done.Loaded, done.Rejected));
        Assert.Equal(["1", "3", "5"], await _lab.QueryAsync("select id from bronze.t order by id"));
        Assert.Equal("t/1.csv:3:1: warning MX2107: its text is not one record", Assert.Single(done.StillWrong).ToString());
    }

    [Fact]
    public async Task A_record_whose_text_was_cut_off_stays_and_is_counted()
    {
        _lab.Write("t/1.csv", $"id,n\n1,10\n2,{new string('x', 70_000)}\n");
        await _lab.LoadAsync();

        var done = await _lab.ReplayAsync();

        Assert.Equal((1, 0, 1), (done.Tried, done.Loaded, done.WithoutText));
        Assert.Equal("1", await _lab.ScalarAsync("select count(*) from bronze.t__quarantine"));
    }

    [Fact]
    public async Task Bytes_that_were_not_UTF_8_are_read_in_the_encoding_that_is_declared_now()
    {
        _lab.Settings = Settings(("bad_rows", LoadLab.Map(("max", "90%"))));
        _lab.Write("t/1.csv", Encoding.Latin1.GetBytes("id,n,name\n1,10,Anna\n2,20,Zoë\n"));
        await _lab.LoadAsync();
        _lab.Settings = Settings(("options", LoadLab.Map(("encoding", "latin1"))));

        Assert.Equal(1, (await _lab.ReplayAsync()).Loaded);

        Assert.Equal(["1|Anna", "2|Zoë"], await _lab.QueryAsync("select id, name from bronze.t order by id"));
    }

    [Fact]
    public async Task Records_are_taken_out_for_a_reason_that_the_history_keeps()
    {
        await LoadAsync();

        var done = await _lab.DiscardAsync(new RecordSelection { Code = "MX2107" }, "test rows of the till");

        Assert.Equal((2, 2, 0), (done.Tried, done.Discarded, done.Loaded));
        Assert.Equal(["t/1.csv|5|MX2101"], await _lab.QueryAsync(Rejected));
        var log = Directory.EnumerateFiles(Path.Combine(_lab.Lake.Root, "store/t__quarantine/_delta_log"), "*.json").Order(StringComparer.Ordinal).Last();
        Assert.Contains("\"operation\":\"DISCARD\"", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        Assert.Contains("test rows of the till", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_that_dies_at_any_call_loses_no_record_and_doubles_none(bool afterEffect)
    {
        var (points, died) = (0, true);
        while (died)
        {
            using var lab = new LoadLab(parquet) { Settings = Settings() };
            Write(lab);
            await lab.LoadAsync();
            lab.Settings = Settings(("options", LoadLab.Map(("null_values", new[] { "", "n/a" }))));
            died = await DiesAsync(lab, ++points, afterEffect);
            await lab.ReplayAsync();
            Assert.Equal(["1|10", "2|NULL", "3|30", "4|NULL"], await lab.QueryAsync("select id, n from bronze.t order by id"));
            Assert.Equal(["t/1.csv|5|MX2101"], await lab.QueryAsync(Rejected));
        }
        Assert.True(points > 10, $"only {points} calls");
    }

    public void Dispose() => _lab.Dispose();

    static Mixdown.Data.Settings.SettingNode.Map Settings(params (string Key, object Value)[] more)
    {
        List<(string, object)> settings = [("path", "in/{table}/*.csv"), .. more];
        if (!more.Any(one => one.Key == "bad_rows"))
            settings.Add(("bad_rows", LoadLab.Map(("max", "100%"))));
        if (!more.Any(one => one.Key == "schema_contract"))
            settings.Add(("schema_contract", LoadLab.Map(("data_type", "quarantine"))));
        if (!more.Any(one => one.Key == "tables"))
            settings.Add(("tables", LoadLab.Map(("t", LoadLab.Map(("columns", LoadLab.Map(("n", "bigint"))))))));
        return LoadLab.Map([.. settings]);
    }

    static void Write(LoadLab lab)
    {
        lab.Write("t/1.csv", "id,n\n1,10\n2,n/a\n3,30\nbad\n");
        lab.Write("t/2.csv", "id,n\n4,n/a\n");
    }

    static async Task<bool> DiesAsync(LoadLab lab, int at, bool afterEffect)
    {
        var lake = lab.Lake;
        lab.Lake = new FailingStore(lake, at, afterEffect, forever: true);
        var error = await Record.ExceptionAsync(() => lab.ReplayAsync());
        Assert.True(error is null or IOException, error?.ToString());
        lab.Lake = lake;
        return error is not null;
    }

    Corrections Corrected(string text)
    {
        var file = Path.Combine(_lab.SourceFolder, "corrected.csv");
        File.WriteAllText(file, text);
        using var engine = DuckDbEngine.InMemory();
        return Corrections.Read(file, engine, TestContext.Current.CancellationToken);
    }

    Task LoadAsync()
    {
        Write(_lab);
        return _lab.LoadAsync();
    }
}
