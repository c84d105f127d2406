namespace Mixdown.Tests.Cli;

public sealed class WatchTests : IDisposable
{
    const string Twice = "select day, sum(amount) * 2 as amount from {{ source('shop', 'sale') }} group by day\n";

    readonly SmallProject _project = new();

    [Fact]
    public async Task A_saved_model_is_rebuilt_with_what_depends_on_it_until_Ctrl_C()
    {
        using var watch = await StartAsync();
        Assert.Contains("MX4001", (await _project.RunAsync("build")).Expect(2).Errors, StringComparison.Ordinal);
        _project.Write("models/daily.sql", Twice);

        Assert.Equal("daily success; modified models/daily.sql; total success; → success", await watch.RoundAsync());
        await watch.StopAsync();
        Assert.Equal("amount\n36.00\n", await _project.AnswerAsync("select amount from total"));
        (await _project.RunAsync("build", "--changed")).Expect(0);
    }

    [Fact]
    public async Task A_broken_model_shows_its_error_and_the_old_table_stays()
    {
        using var watch = await StartAsync();
        _project.Write("models/daily.sql", "select day, sum(amont) as amount from {{ source('shop', 'sale') }} group by day\n");

        Assert.Equal("MX3011 models/daily.sql:1; daily error; modified models/daily.sql; total skipped; → error", await watch.RoundAsync());
        await watch.StopAsync();
        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select sum(amount) as amount from daily"));
    }

    [Fact]
    public async Task A_broken_project_shows_its_errors_and_goes_on_when_it_is_mended()
    {
        _project.Write("models/total.sql", "select sum(amount) as amount from {{ ref('dayly') }}\n");
        (await _project.RunAsync("load")).Expect(2);
        using var watch = new WatchedBuild(_project);
        Assert.Equal("MX1203 models/total.sql:1; → error", await watch.RoundAsync());

        _project.Write("models/total.sql", "select 1 as amount from {{ ref('daily') }");
        Assert.Equal("MX1301 models/total.sql:1; modified models/total.sql; → error", await watch.RoundAsync());

        _project.Write("models/daily.sql", "select 7 as amount\n");
        _project.Write("models/total.sql", "select sum(amount) as amount from {{ ref('daily') }}\n");
        Assert.Equal("MX4007 ; daily success; modified models/daily.sql; modified models/total.sql; total success; → success", await watch.RoundAsync());
        await watch.StopAsync();
    }

    [Fact]
    public async Task Files_that_come_and_go_count_and_so_do_macros_and_settings()
    {
        using var watch = await StartAsync();
        _project.Write("macros/cents.sql", "{% macro cents(of) %}{{ of }} * 100{% endmacro %}");
        Assert.Equal("added macros/cents.sql; → success", await watch.RoundAsync());

        _project.Write("models/cents.sql", "select {{ cents('amount') }} as cents from {{ ref('total') }}\n");
        Assert.Equal("added models/cents.sql; cents success; → success", await watch.RoundAsync());

        _project.Write("macros/cents.sql", "{% macro cents(of) %}{{ of }} * 100.0{% endmacro %}");
        Assert.Equal("cents success; modified macros/cents.sql; → success", await watch.RoundAsync());

        _project.Write("dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\nmodels:\n  small:\n    +materialized: table\n    cents: { +materialized: view }\n");
        Assert.Equal("cents success; modified dbt_project.yml; → success", await watch.RoundAsync());

        File.Delete(Path.Combine(_project.Root, "models/cents.sql"));
        Assert.Equal("MX1224 dbt_project.yml:7; deleted models/cents.sql; → success", await watch.RoundAsync());
        await watch.StopAsync();
    }

    [Fact]
    public async Task A_check_that_is_added_runs_alone()
    {
        using var watch = await StartAsync();
        _project.Write("models/shop.yml", "models: [{ name: daily, columns: [{ name: day, data_tests: [unique] }, { name: amount, data_tests: [{ accepted_values: { arguments: { values: [3] } } }] }] }]");

        Assert.Equal("MX1503 models/shop.yml:1; accepted_values_daily_amount__3 fail; added models/shop.yml; unique_daily_day pass; → error", await watch.RoundAsync());
        await watch.StopAsync();
    }

    [Fact]
    public async Task What_editors_and_runs_leave_behind_is_no_change()
    {
        using var watch = await StartAsync();
        _project.Write("target/compiled/x.sql", "select 1");
        _project.Write("data/raw.csv", "a\n1\n");
        _project.Write("models/.#daily.sql", "select 1");
        _project.Write("models/daily.sql~", "select 1");
        _project.Write("models/daily.sql.tmp", Twice);
        File.Move(Path.Combine(_project.Root, "models/daily.sql.tmp"), Path.Combine(_project.Root, "models/daily.sql"), overwrite: true);

        Assert.Equal("daily success; modified models/daily.sql; total success; → success", await watch.RoundAsync());
        await watch.StopAsync();
    }

    [Fact]
    public async Task What_reads_a_source_that_nobody_keeps_track_of_is_left_alone_until_it_is_edited()
    {
        _project.Write("models/sources.yml", "sources: [{ name: shop, tables: [{ name: sale }] }, { name: other, schema: information_schema, tables: [{ name: tables }] }]");
        _project.Write("models/outside.sql", "select now() as moment, count(*) as n from {{ source('other', 'tables') }}\n");
        _project.Write("models/outside.yml", "models: [{ name: outside, columns: [{ name: moment, data_tests: [not_null] }] }]");
        using var watch = await StartAsync();

        _project.Write("models/total.sql", "select sum(amount) + 1 as amount from {{ ref('daily') }}\n");
        Assert.Equal("modified models/total.sql; total success; → success", await watch.RoundAsync());

        _project.Write("models/outside.sql", "select now() as moment, count(*) + 1 as n from {{ source('other', 'tables') }}\n");
        Assert.Equal("modified models/outside.sql; not_null_outside_moment pass; outside success; → success", await watch.RoundAsync());
        await watch.StopAsync();
    }

    public void Dispose() => _project.Dispose();

    async Task<WatchedBuild> StartAsync()
    {
        (await _project.RunAsync("load")).Expect(0);
        var watch = new WatchedBuild(_project);
        var first = await watch.RoundAsync();
        if (first.EndsWith("→ success", StringComparison.Ordinal))
            return watch;
        watch.Dispose();
        Assert.Fail($"the first round: {first}");
        return watch;
    }
}
