using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>Brings together what of a dashboard is given away.</summary>
/// <param name="served">The project.</param>
/// <param name="answers">Answers its dashboards.</param>
public sealed class DashboardGathering(ServedProject served, DashboardAnswers answers)
{
    /// <summary>A dashboard with its answers. What is wrong with a tile is in its answer.</summary>
    /// <exception cref="MixdownException">MX4100 to MX4105, MX4170 to MX4175: what is wrong with what was asked; what all tiles say: that
    /// nothing was built yet, or that the period is none.</exception>
    public async Task<ExportedDashboard> GatherAsync(ExportRequest request, CancellationToken cancel)
    {
        var (dashboard, tile, plan) = await PlanAsync(request, cancel);
        var definition = await answers.DefineAsync(dashboard.Id, cancel);
        var made = served.Clock.GetUtcNow();
        var (kept, places, shots) = (new List<TileAnswer>(), new Dictionary<TileAnswer, int>(new AnswerContent()), new List<ExportedShot>());
        foreach (var combination in plan.Combinations())
        {
            var shown = await AnswersAsync(dashboard, tile, plan.Query(combination), cancel);
            shots.Add(new ExportedShot(combination, [.. shown.Select(Place)]));
        }
        return new ExportedDashboard(Given(definition, tile), made, served.Project.Name)
        {
            Zone = plan.Zone,
            Theme = request.Theme,
            Tile = tile,
            Chosen = plan.Chosen,
            Offers = plan.Offers,
            Answers = kept,
            Shots = shots,
        };

        int Place(TileAnswer answer)
        {
            if (places.TryAdd(answer, kept.Count))
                kept.Add(answer);
            return places[answer];
        }
    }

    /// <summary>What to ask for rows as files: the question, and the tiles that have rows.</summary>
    /// <exception cref="MixdownException">As <see cref="GatherAsync"/>; MX4106: the tile that is wanted has none.</exception>
    public async Task<DashboardAsk> RowsAsync(ExportRequest request, CancellationToken cancel)
    {
        var (dashboard, tile, plan) = await PlanAsync(request with { Choices = [] }, cancel);
        return new DashboardAsk(dashboard.Id, plan.Query([]))
        {
            Tiles = tile is null ? [.. dashboard.Tiles.Where(one => one.Kind != TileKind.Text).Select(one => one.Id)] : [tile],
        };
    }

    async Task<(Dashboard Dashboard, string? Tile, ExportPlan Plan)> PlanAsync(ExportRequest request, CancellationToken cancel)
    {
        var dashboard = DashboardSearch.Find(served.Project, request.Dashboard);
        var tile = request.Tile is { } named ? DashboardSearch.FindTile(dashboard, named) : null;
        var definition = await answers.DefineAsync(dashboard.Id, cancel);
        var planner = new ExportPlanner(definition, (filter, letters, stop) => answers.FindChoicesAsync(dashboard.Id, filter, letters, stop));
        return (dashboard, tile, await planner.PlanAsync(request, cancel));
    }

    async Task<IReadOnlyList<TileAnswer>> AnswersAsync(
        Dashboard dashboard, string? tile, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> query, CancellationToken cancel)
    {
        var found = new Dictionary<string, TileAnswer>(StringComparer.Ordinal);
        await foreach (var answer in answers.AnswerAsync(new DashboardAsk(dashboard.Id, query) { Tiles = tile is null ? [] : [tile] }, cancel))
        {
            found[answer.Tile] = Given(answer);
        }
        RequireOne([.. found.Values.Where(answer => answer.Text is null)]);
        return [.. dashboard.Tiles.Where(one => found.ContainsKey(one.Id)).Select(one => found[one.Id])];
    }

    /// <summary>What all tiles say is no tile's own fault: nothing was built yet, or what was chosen is no period.</summary>
    static void RequireOne(IReadOnlyList<TileAnswer> answers)
    {
        if (answers is [{ Problem: { } problem }, _, ..] && answers.All(answer => answer.Problem?.Code == problem.Code && answer.Problem.Message == problem.Message))
            throw new MixdownException(new Diagnostic(problem.Code, problem.Message, Hint: problem.Hint));
    }

    /// <summary>Without what only means something at home.</summary>
    static TileAnswer Given(TileAnswer answer) => answer with
    {
        Sql = "",
        Trend = answer.Trend is { } trend ? trend with { Sql = "" } : null,
        Version = "",
        Milliseconds = 0,
        StaleRun = null,
        Text = answer.Text is { } blocks ? [.. blocks.Select(Given)] : null,
        Problem = answer.Problem is { } problem ? problem with { Place = null } : null,
    };

    /// <summary>A link to another page of the app is its words.</summary>
    static TextBlock Given(TextBlock block) => (block.Link is { } link && link.StartsWith('/') ? block with { Kind = "span", Link = null } : block) with { Parts = [.. block.Parts.Select(Given)] };

    static DashboardDefinition Given(DashboardDefinition definition, string? tile) => definition with
    {
        Place = "",
        Problems = [],
        Version = "",
        Filters = [.. definition.Filters.Select(filter => filter with { Choices = [], HasMore = false, Least = null, Most = null, Steps = [] })],
        Rows = [.. definition.Rows.Select(row => (IReadOnlyList<TileDefinition>)[.. row.Where(one => tile is null || one.Id == tile).Select(Given)]).Where(row => row.Count > 0)],
    };

    // A file moves no more.
    static TileDefinition Given(TileDefinition tile) => tile with { Place = "", Live = null, Channels = new Dictionary<string, string>(0) };
}
