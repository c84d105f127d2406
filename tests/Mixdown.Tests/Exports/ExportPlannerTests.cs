using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Exports;

namespace Mixdown.Tests.Exports;

public sealed class ExportPlannerTests
{
    static readonly DashboardDefinition Sales = new("sales", "Sales")
    {
        Filters =
        [
            new FilterDefinition("period", "Period", FilterKind.Period) { Default = ["last 30 days"] },
            new FilterDefinition("country", "Country", FilterKind.Multiple) { IsMultiple = true, Choices = [new("Canada", 9), new("Chile", 4)] },
            new FilterDefinition("track", "Track", FilterKind.Search) { HasMore = true, Choices = [new("Fly", 3)] },
        ],
        Parameters = [new ParameterDefinition("grain", "Grain", ["day", "month", "year"], "month")],
    };

    [Fact]
    public async Task What_was_chosen_becomes_the_query_of_a_page()
    {
        var plan = await PlanAsync(new ExportRequest("sales")
        {
            Filters = [new("country", "Canada"), new("country", "Chile")],
            Parameters = [new("grain", "year")],
            Period = "this month",
            Zone = "Europe/Berlin",
        });

        Assert.Equal([[]], plan.Combinations());
        Assert.Equal(["tz=Europe/Berlin", "f.country=Canada,Chile", "f.period=this month", "p.grain=year"], plan.Query([]).Select(Text));
    }

    [Fact]
    public async Task Every_choice_of_what_is_offered_is_asked_for_the_one_that_the_file_opens_with_first()
    {
        var plan = await PlanAsync(new ExportRequest("sales") { Filters = [new("country", "Chile")], Choices = ["country", "grain"] });

        Assert.Equal(
            ["Chile month", "Chile day", "Chile year", " month", " day", " year", "Canada month", "Canada day", "Canada year"],
            plan.Combinations().Select(one => string.Join(' ', one)));
        Assert.Equal(["tz=UTC", "f.country=", "p.grain=day"], plan.Query(["", "day"]).Select(Text));
    }

    [Fact]
    public async Task A_period_is_offered_as_the_control_of_the_page_offers_it_with_its_default_first()
    {
        var plan = await PlanAsync(new ExportRequest("sales") { Choices = ["period"] });

        Assert.Equal(10, plan.Combinations().Count);
        Assert.Equal("last 30 days", plan.Combinations()[0][0]);
    }

    [Fact]
    public async Task A_period_whose_data_have_an_end_is_offered_those_that_end_there()
    {
        var planner = Planner(Sales with { Filters = [Sales.Filters[0] with { Newest = new DateTime(2025, 12, 22) }] });

        var plan = await planner.PlanAsync(new ExportRequest("sales") { Period = "latest 7 days", Choices = ["period"] }, TestContext.Current.CancellationToken);

        Assert.Equal(
            "latest 7 days, today, yesterday, last 7 days, last 30 days, last 12 months, this month, last month, this year, last year, all time, latest 30 days, latest 12 months",
            string.Join(", ", plan.Combinations().Select(one => one[0])));
    }

    [Fact]
    public async Task A_range_of_numbers_is_chosen_and_not_offered()
    {
        var prices = Sales with { Filters = [new FilterDefinition("price", "Price", FilterKind.Range)] };

        var plan = await Planner(prices).PlanAsync(new ExportRequest("sales") { Filters = [new("price", "1..5")] }, TestContext.Current.CancellationToken);
        var wrong = await Assert.ThrowsAsync<MixdownException>(() => Planner(prices).PlanAsync(new ExportRequest("sales") { Choices = ["price"] }, TestContext.Current.CancellationToken));

        Assert.Equal("f.price=1..5", Text(plan.Query([])[1]));
        Assert.Equal(("MX4173", "Choose one with --filter price=LEAST..MOST."), (wrong.Diagnostics[0].Code, wrong.Diagnostics[0].Hint));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_a_guess()
    {
        var wrong = await WrongAsync(new ExportRequest("sales")
        {
            Filters = [new("contry", "Canada"), new("country", "Cannada")],
            Parameters = [new("grains", "day")],
            Choices = ["track", "countries"],
        });

        Assert.Equal(["MX4102 Did you mean 'country'?", "MX4170 Did you mean 'Canada'?", "MX4103 Did you mean 'grain'?"], wrong.Take(3).Select(one => $"{one.Code} {one.Hint}"));
        Assert.Equal(["MX4173", "MX4171"], wrong.Skip(3).Select(one => one.Code));
    }

    [Fact]
    public async Task A_value_that_no_list_has_is_looked_for_among_all()
    {
        var plan = await PlanAsync(new ExportRequest("sales") { Filters = [new("track", "Ode")] });

        Assert.Equal("f.track=Ode", Text(plan.Query([])[1]));
        Assert.Equal("MX4170", Assert.Single(await WrongAsync(new ExportRequest("sales") { Filters = [new("track", "Od")] })).Code);
    }

    [Fact]
    public async Task Several_values_cannot_be_what_a_file_opens_with() =>
        Assert.Equal("MX4171", Assert.Single(await WrongAsync(new ExportRequest("sales") { Filters = [new("country", "Canada"), new("country", "Chile")], Choices = ["country"] })).Code);

    [Fact]
    public async Task A_period_needs_a_filter_of_a_time()
    {
        var wrong = await Assert.ThrowsAsync<MixdownException>(() => Planner(Sales with { Filters = [] }).PlanAsync(new ExportRequest("sales") { Period = "today" }, TestContext.Current.CancellationToken));

        Assert.Equal("MX4174", wrong.Diagnostics[0].Code);
    }

    [Fact]
    public void Too_many_choices_are_counted()
    {
        var plan = new ExportPlan("UTC", [], [Offer("f.country", 25), Offer("p.grain", 11)]);

        var wrong = Assert.Throws<MixdownException>(plan.Combinations).Diagnostics[0];

        Assert.Equal("MX4172", wrong.Code);
        Assert.Contains("275 choices (25 of country × 11 of grain)", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(250, new ExportPlan("UTC", [], [Offer("f.country", 25), Offer("p.grain", 10)]).Combinations().Count);
    }

    static ExportedValues Offer(string key, int count) => new(key, [.. Enumerable.Range(0, count).Select(number => $"{number}")]);

    static Task<ExportPlan> PlanAsync(ExportRequest request) => Planner(Sales).PlanAsync(request, TestContext.Current.CancellationToken);

    static async Task<IReadOnlyList<Diagnostic>> WrongAsync(ExportRequest request) => (await Assert.ThrowsAsync<MixdownException>(() => PlanAsync(request))).Diagnostics;

    static ExportPlanner Planner(DashboardDefinition definition) =>
        new(definition, (_, letters, _) => Task.FromResult<IReadOnlyList<FilterChoice>>([new FilterChoice("Ode", 1), new FilterChoice(letters + " to Joy", 1)]));

    static string Text(KeyValuePair<string, IReadOnlyList<string>> pair) => $"{pair.Key}={string.Join(',', pair.Value)}";
}
