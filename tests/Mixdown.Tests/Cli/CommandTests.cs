using System.Text.Json;

namespace Mixdown.Tests.Cli;

public sealed class CommandTests : IDisposable
{
    readonly SmallProject _project = new();

    [Fact]
    public async Task A_project_is_loaded_built_and_asked()
    {
        var load = (await _project.RunAsync("load")).Expect(0);
        var build = (await _project.RunAsync("build")).Expect(0);

        Assert.Matches(@"load +shop +1 table +3 rows", load.Output);
        Assert.Matches(@"build +models +2 models", build.Output);
        Assert.DoesNotContain('\e', load.Output + build.Output);
        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select amount from main.total"));
        Assert.Contains("\"amount\":18", (await _project.RunAsync("query", "select amount from main.total", "--json")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_load_says_that_there_is_nothing_new()
    {
        (await _project.RunAsync("load")).Expect(0);

        var again = (await _project.RunAsync("load")).Expect(0);

        Assert.Matches(@"0 rows .* nothing new", again.Output);
    }

    [Fact]
    public async Task What_has_not_changed_is_skipped_on_request_and_what_has_is_built()
    {
        (await _project.RunAsync("load")).Expect(0);
        (await _project.RunAsync("build")).Expect(0);
        Assert.Contains("nothing has changed", (await _project.RunAsync("build", "--changed")).Expect(0).Output);

        _project.Write("models/total.sql", "select sum(amount) + 1 as amount from {{ ref('daily') }}\n");
        var changed = (await _project.RunAsync("build", "--changed")).Expect(0);

        Assert.Matches("1 model .*done", changed.Output);
        Assert.Equal("amount\n19.00\n", await _project.AnswerAsync("select amount from main.total"));
    }

    [Fact]
    public async Task Json_is_one_object_a_line_from_the_first_event_to_the_last()
    {
        (await _project.RunAsync("load")).Expect(0);

        var build = (await _project.RunAsync("build", "--json")).Expect(0);

        var events = build.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()!).ToList();
        Assert.Equal("run_started", events[0]);
        Assert.Equal("run_finished", events[^1]);
        Assert.Equal(2, events.Count(name => name == "node_finished"));
    }

    [Theory]
    [InlineData("There is no option '--fullrefresh' of 'mixdown load'. Did you mean '--full-refresh'?", "load", "--fullrefresh")]
    [InlineData("There is no option '--all' of 'mixdown optimize'. '--help' lists those that there are.", "lake", "optimize", "--all")]
    [InlineData("There is no 'snowflake' here. Use one of: athena, clickhouse, databricks, duckdb, redshift, trino.", "lake", "ddl", "--for", "snowflake")]
    [InlineData("There is no 'tabel' here. Did you mean 'table'?", "query", "select 1", "--format", "tabel")]
    public async Task A_word_that_means_nothing_is_named(string error, params string[] arguments) =>
        Assert.Contains(error, (await _project.RunAsync(arguments)).Expect(2).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task Quiet_prints_nothing_when_nothing_is_wrong()
    {
        var load = (await _project.RunAsync("load", "--quiet")).Expect(0);

        Assert.Equal("", load.Output + load.Errors);
    }

    [Fact]
    public async Task A_build_before_any_load_says_what_to_do_first()
    {
        var build = (await _project.RunAsync("build")).Expect(1);

        Assert.Contains("Run 'mixdown load' first.", build.Output);
    }

    [Fact]
    public async Task Hooks_of_the_project_run_before_the_first_model_and_behind_the_last()
    {
        (await _project.RunAsync("load")).Expect(0);
        _project.Write(
            "dbt_project.yml",
            """
            name: small
            version: '1.0'
            profile: small
            on-run-start: create or replace table main.begun as select 1 as n
            on-run-end: create or replace table main.ended as select amount from main.total
            models:
              small:
                +materialized: table
            """);
        _project.Write("models/daily.sql", "select day, sum(amount) * (select n from main.begun) as amount from {{ source('shop', 'sale') }} group by day\n");

        (await _project.RunAsync("build")).Expect(0);

        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select amount from main.ended"));
    }

    [Fact]
    public async Task A_check_that_fails_keeps_the_old_table_and_gives_exit_code_1()
    {
        (await _project.RunAsync("load")).Expect(0);
        (await _project.RunAsync("build")).Expect(0);
        _project.Write("models/total.sql", "select null as amount\n");
        _project.Write("models/total.yml", "models:\n  - name: total\n    columns: [{ name: amount, data_tests: [not_null] }]\n");

        var build = (await _project.RunAsync("build")).Expect(1);

        Assert.Contains("1 failed", build.Output);
        Assert.Contains("models/total.yml:3:", build.Output);
        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select amount from main.total"));
    }

    [Fact]
    public async Task A_broken_project_gives_exit_code_2_and_runs_nothing()
    {
        _project.Write("models/total.sql", "select sum(amount) as amount from {{ ref('dayly') }}\n");

        var build = (await _project.RunAsync("build")).Expect(2);

        Assert.Contains("models/total.sql:1:", build.Errors);
        Assert.Contains("Did you mean 'daily'?", build.Errors);
        Assert.Equal("", build.Output);
    }

    [Fact]
    public async Task A_model_cycle_is_shown_as_the_path_that_closes()
    {
        _project.Write("models/daily.sql", "select * from {{ ref('total') }}\n");

        var validate = (await _project.RunAsync("validate")).Expect(2);

        Assert.Contains("daily", validate.Errors);
        Assert.Contains("MX1205", validate.Errors);
    }

    [Theory]
    [InlineData("biuld")]
    [InlineData("build", "--thread", "3")]
    [InlineData("load", "shopp")]
    public async Task What_cannot_be_run_is_refused(params string[] arguments) =>
        Assert.NotEqual(0, (await _project.RunAsync(arguments)).ExitCode);

    [Fact]
    public async Task An_answer_leaves_as_json_and_as_parquet()
    {
        (await _project.RunAsync("load")).Expect(0);
        (await _project.RunAsync("build")).Expect(0);

        var json = (await _project.RunAsync("query", "from main.total", "--format", "json")).Expect(0);
        var file = Path.Combine(_project.Root, "total.parquet");
        (await _project.RunAsync("query", "from main.total", "--format", "parquet", "--output", file)).Expect(0);

        Assert.Equal(18.0, JsonDocument.Parse(json.Output).RootElement[0].GetProperty("amount").GetDouble());
        Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(file)[..4]);
    }

    [Fact]
    public async Task A_second_process_on_the_same_target_is_told_who_the_first_is()
    {
        (await _project.RunAsync("load")).Expect(0);
        _project.Write("models/total.sql", "select count(*) as n from range(1000000000000) where range % 7 = 3\n");
        using var first = _project.Start("build");
        await first.UntilAsync(() => File.Exists(Path.Combine(_project.Root, "data/dev/state.duckdb.wal")));

        var second = (await _project.RunAsync("load")).Expect(2);

        Assert.Contains($"Process {first.Id} ('build') is working on this target", second.Errors);
    }

    [Fact]
    public async Task Control_c_stops_the_running_statement_and_the_next_run_goes_on()
    {
        (await _project.RunAsync("load")).Expect(0);
        _project.Write("models/total.sql", "select count(*) as n from range(1000000000000) where range % 7 = 3\n");
        using var running = _project.Start("build");
        await running.UntilAsync(() => File.Exists(Path.Combine(_project.Root, "data/dev/warehouse.duckdb")));

        running.Interrupt();

        (await running.EndAsync()).Expect(2);
        _project.Write("models/total.sql", "select 1 as amount\n");
        (await _project.RunAsync("build")).Expect(0);
    }

    public void Dispose() => _project.Dispose();
}
