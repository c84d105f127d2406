using System.Runtime.CompilerServices;
using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Runs.Dashboards.Freshness;
using Mixdown.Runs.Dashboards.LiveTiles;
using Mixdown.Runs.Dashboards.States;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Dashboards;

/// <summary>Answers the dashboards of a served project. Safe for any thread.</summary>
public sealed class DashboardAnswers : IAsyncDisposable
{
    readonly ServedProject _served;
    readonly DashboardOptions _options;
    readonly QueryDesk _desk;
    readonly KnownRuns _runs;
    readonly AskedHost _host;
    readonly TileWriters _writers;

    /// <param name="served">The project.</param>
    /// <param name="options">What bounds the answers.</param>
    public DashboardAnswers(ServedProject served, DashboardOptions options)
    {
        (_served, _options) = (served, options);
        _desk = new QueryDesk(options, served.Clock);
        _runs = new KnownRuns(served);
        _host = new AskedHost(served.OpenSession, served.Versions, new LiveSource(served), options.MaxRows);
        _writers = new TileWriters(served.Lineage);
    }

    /// <summary>What a page needs before its tiles are answered.</summary>
    /// <exception cref="MixdownException">MX4100: there is no such dashboard.</exception>
    public async Task<DashboardDefinition> DefineAsync(string dashboard, CancellationToken cancel)
    {
        var project = _served.Project;
        var found = Find(project, dashboard);
        return await (await DefinitionsAsync(project, cancel)).ReadAsync(found, _served.Problems, cancel);
    }

    /// <summary>The live tiles of a page, and how often each may be drawn anew.</summary>
    internal IReadOnlyList<(string Tile, TimeSpan Every)> LiveTiles(DashboardAsk ask) =>
    [
        .. _served.Project.Manifest.Dashboards.Where(one => one.Id == ask.Dashboard).SelectMany(one => one.Tiles)
            .Where(tile => tile.Data.Live is not null && ask.Limits?.Shows(tile) != false && ask.Tiles.Contains(tile.Id, StringComparer.Ordinal))
            .Select(tile => (tile.Id, tile.Data.Live!.Value)),
    ];

    /// <summary>The tiles of a page that show rows of these models, or of views over them.</summary>
    internal async Task<IReadOnlyList<string>> TilesThatReadAsync(DashboardAsk ask, IReadOnlyCollection<string> models, CancellationToken cancel)
    {
        try
        {
            var page = await PageAsync(ask, cancel);
            return [.. page.Shown.Tiles.Where(tile => TileReads.Touches(page, tile, models)).Select(tile => tile.Id)];
        }
        catch (MixdownException)
        {
            // A boundary: a page whose dashboard is gone, or whose address is wrong, has no tiles.
            return [];
        }
    }

    /// <summary>The values of a filter that have some letters in them.</summary>
    /// <exception cref="MixdownException">MX4100, MX4102: there is no such dashboard, or no such filter.</exception>
    public async Task<IReadOnlyList<FilterChoice>> FindChoicesAsync(string dashboard, string filter, string letters, CancellationToken cancel)
    {
        var project = _served.Project;
        var found = Find(project, dashboard);
        var named = found.Filters.FirstOrDefault(one => one.Name == filter) ?? throw new MixdownException(new Diagnostic(
            "MX4102", $"The dashboard has no filter '{filter}'", Hint: DidYouMean.Hint(filter, found.Filters.Select(one => one.Name))));
        return FilterColumn.Of(project, found, named) is { } column ? await Choices(project).FindAsync(column, letters, cancel) : [];
    }

    /// <summary>The answers of tiles, each as soon as it is there.</summary>
    /// <exception cref="MixdownException">MX4100 to MX4105: what is wrong with what was asked. What is wrong with a tile is in its
    /// answer.</exception>
    public async IAsyncEnumerable<TileAnswer> AnswerAsync(DashboardAsk ask, [EnumeratorCancellation] CancellationToken cancel)
    {
        var page = await PageAsync(ask, cancel);
        var wanted = new TileDesk(_desk, page).Begin(Wanted(page.Shown, ask.Tiles), cancel);
        await foreach (var answered in Task.WhenEach(wanted).WithCancellation(cancel))
            yield return ask.Limits is null ? await answered : EmbeddedAnswer.Of(await answered, page.Shown);
    }

    /// <summary>Writes all rows of a tile into a file.</summary>
    /// <param name="ask">Under what.</param>
    /// <param name="tile">The tile's id.</param>
    /// <param name="format">The form of the file.</param>
    /// <param name="file">Replaced when it is there.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">As <see cref="AnswerAsync"/>; what is wrong with the tile.</exception>
    public async Task ExportAsync(DashboardAsk ask, string tile, QueryFormat format, string file, CancellationToken cancel)
    {
        var page = await PageAsync(ask, cancel);
        var found = Wanted(page.Shown, [tile])[0];
        await new TileExport(page, new TimeLimit(_options.TimeLimit, _served.Clock)).WriteAsync(found, format, file, cancel);
    }

    /// <summary>What writes the tiles of a project, and knows what can be picked for them.</summary>
    internal Task<TileCompiler> CompilerAsync(MixdownProject project, CancellationToken cancel) =>
        _writers.CompilerAsync(project, _runs.Now(cancel), cancel);

    /// <summary>What a viewer chose, with the newest times that its periods end with.</summary>
    internal async Task<ViewState> KnownAsync(MixdownProject project, Dashboard dashboard, ViewState state, CancellationToken cancel) =>
        await (await NewestAsync(project, cancel)).KnownAsync(dashboard, state, cancel);

    /// <summary>The answer of the only tile of a dashboard that is in no file.</summary>
    /// <exception cref="MixdownException">MX4102 to MX4105: what is wrong with what was asked.</exception>
    internal async Task<TileAnswer> AnswerDraftAsync(MixdownProject project, Dashboard dashboard, DashboardAsk ask, CancellationToken cancel)
    {
        var page = await PageAsync(project, dashboard, ask, cancel);
        return await new TileDesk(_desk, page).Begin([.. dashboard.Tiles], cancel)[0];
    }

    /// <summary>What a viewer can choose of the only filter of a dashboard that is in no file.</summary>
    internal async Task<FilterDefinition> FilterAsync(MixdownProject project, Dashboard dashboard, string letters, CancellationToken cancel)
    {
        var defined = await (await DefinitionsAsync(project, cancel)).FilterAsync(dashboard, dashboard.Filters[0], cancel);
        return letters.Length > 0 && FilterColumn.Of(project, dashboard, dashboard.Filters[0]) is { } column
            ? defined with { Choices = await Choices(project).FindAsync(column, letters, cancel) }
            : defined;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _runs.Dispose();
        await _desk.DisposeAsync();
        _host.Live.Dispose();
    }

    Task<AskedPage> PageAsync(DashboardAsk ask, CancellationToken cancel)
    {
        var project = _served.Project;
        return PageAsync(project, Find(project, ask.Dashboard), ask, cancel);
    }

    async Task<AskedPage> PageAsync(MixdownProject project, Dashboard dashboard, DashboardAsk ask, CancellationToken cancel)
    {
        var now = _served.Clock.GetUtcNow();
        var state = ask.Limits?.Read(dashboard, ask.Query, now) ?? new ViewStateReader(dashboard).Read(ask.Query, now);
        var runs = _runs.Now(cancel);
        var known = await KnownAsync(project, dashboard, state, cancel);
        var page = new AskedPage(_host, project, dashboard, known) { Write = await _writers.OfAsync(project, runs, cancel), Runs = runs, Shown = ask.Limits?.Visible(dashboard) ?? dashboard };
        if (ask.Limits is not null)
            EmbeddedMarks.Check(page);
        return page;
    }

    async Task<DefinitionReader> DefinitionsAsync(MixdownProject project, CancellationToken cancel) =>
        new(project, Choices(project), await NewestAsync(project, cancel));

    async Task<NewestReading> NewestAsync(MixdownProject project, CancellationToken cancel) =>
        new(await CompilerAsync(project, cancel), async (query, stop) =>
        {
            var stamp = ContentStamp.Of(query.Reads, project.Graph, _served.Versions);
            var answer = await _desk.AskAsync(new AskedQuery(query.Sql, query.Values, 1, stamp), _served.OpenSession, stop);
            return answer.Values is [[var newest, ..], ..] ? newest : null;
        });

    internal FilterChoices Choices(MixdownProject project) => new((sql, values, rows, column, stop) => _desk.AskAsync(
        new AskedQuery(sql, values, rows, ContentStamp.Of(column.Reads, project.Graph, _served.Versions)), _served.OpenSession, stop));

    internal static Dashboard Find(MixdownProject project, string id)
    {
        var all = project.Manifest.Dashboards;
        return all.FirstOrDefault(one => one.Id == id) ?? throw new MixdownException(new Diagnostic(
            "MX4100", $"There is no dashboard '{id}'", Hint: DidYouMean.Hint(id, all.Select(one => one.Id))));
    }

    static IReadOnlyList<Tile> Wanted(Dashboard dashboard, IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            if (!dashboard.Tiles.Any(tile => tile.Id == id))
                throw new MixdownException(ViewStateReader.Unknown(dashboard, id));
        }
        return [.. dashboard.Tiles.Where(tile => ids.Count == 0 || ids.Contains(tile.Id, StringComparer.Ordinal))];
    }
}
