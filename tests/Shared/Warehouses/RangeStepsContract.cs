using Mixdown.Engines;
using Mixdown.Runs.Dashboards.Caching;
using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Testing.Warehouses;

/// <summary>The histogram behind a filter of numbers, which every engine counts alike: 24 steps of one width.</summary>
public abstract class RangeStepsContract
{
    [Theory]
    [InlineData("numeric(10,2)", "0.00 0.10 1.00 24.00", "0: 2 | 1: 1 | 23: 1")]
    [InlineData("numeric(10,2)", "0.10 0.20 0.30 0.10", "0: 2 | 12: 1 | 23: 1")]
    [InlineData("numeric(38,0)", "0 240000000000000000000000", "0: 1 | 23: 1")]
    [InlineData("integer", "-12 0 0 12 -1", "0: 1 | 11: 1 | 12: 2 | 23: 1")]
    [InlineData("bigint", "0 24 null null 23", "0: 1 | 23: 2")]
    [InlineData("double precision", "0 24 23.999 0.5", "0: 2 | 23: 2")]
    public async Task Rows_are_counted_in_steps_of_one_width_the_largest_value_in_the_last(string type, string values, string counted) =>
        Assert.Equal(counted, Text(await StepsAsync(type, values.Split(' '))));

    [Theory]
    [InlineData("integer", "")]
    [InlineData("integer", "null null")]
    [InlineData("numeric(10,2)", "7.50")]
    [InlineData("double precision", "7 7 null 7")]
    public async Task One_value_alone_has_no_steps(string type, string values) =>
        Assert.Empty(await StepsAsync(type, values.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public async Task What_is_no_number_or_has_no_end_is_in_no_step() =>
        Assert.Equal("0: 1 | 23: 1", Text(await StepsAsync("double precision", ["'NaN'", "'Infinity'", "'-Infinity'", "0", "24"])));

    [Fact]
    public async Task Steps_follow_one_another_from_the_least_value_to_the_greatest()
    {
        var steps = await StepsAsync("numeric(10,2)", ["-1.00", "2.00"]);

        Assert.Equal(24, steps.Count);
        Assert.Equal((-1.0, 2.0), (steps[0].From, steps[^1].To));
        Assert.Equal(steps.Skip(1).Select(step => step.From), steps.SkipLast(1).Select(step => step.To));
        Assert.Equal(-0.875, steps[0].To);   // 3 / 24 wide
    }

    private protected abstract ITestWarehouse CreateWarehouse();

    async Task<IReadOnlyList<RangeStep>> StepsAsync(string type, IReadOnlyList<string> values)
    {
        using var folder = new TempFolder();
        using var warehouse = CreateWarehouse();
        using var engine = warehouse.Open();
        using var session = engine.OpenSession();
        session.Execute("create schema if not exists main", Stop);
        session.Execute($"create table main.sale (amount {type})", Stop);
        foreach (var value in values)
            session.Execute($"insert into main.sale values ({value})", Stop);
        var (project, _) = new DashboardCase("--- models/sale.sql\nselect 1 as amount\n").Read(folder, Stop);
        var column = new FilterColumn(project.Manifest.Nodes["model.shop.sale"], "amount");
        return await new FilterChoices((sql, bound, rows, _, stop) => Task.FromResult(Ask(session, sql, bound, rows, stop))).StepsAsync(column, Stop);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static QueryAnswer Ask(IEngineSession session, string sql, IReadOnlyList<object?> bound, int rows, CancellationToken stop) =>
        QueryAnswer.Of(session.QueryAtMost(sql, bound, rows, stop), rows, 0);

    /// <summary>The steps that have rows, by their place.</summary>
    static string Text(IReadOnlyList<RangeStep> steps) =>
        string.Join(" | ", steps.Select((step, at) => (step.Rows, At: at)).Where(one => one.Rows > 0).Select(one => $"{one.At}: {one.Rows}"));
}
