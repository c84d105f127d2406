using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Fillers;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Exploring;
using Mixdown.Runs.LineageMaps;
using Mixdown.Runs.Quality;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Tracing;
using Mixdown.Web.App.Pages;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Embeds;
using Mixdown.Web.Events;
using Mixdown.Web.Explore;
using Mixdown.Web.Exports;
using Mixdown.Web.Fillers;
using Mixdown.Web.Hosting;
using Mixdown.Web.Lineage;
using Mixdown.Web.Live;
using Mixdown.Web.Quality;
using Mixdown.Web.RunHistory;

namespace Mixdown.Web.Serving;

/// <summary>All that the app answers at, and what stands behind it.</summary>
sealed class AppParts : IAsyncDisposable
{
    readonly DashboardAnswers _dashboards;
    readonly PageHub _hub;
    readonly DashboardExporter _exporter;
    readonly ProjectFillers _fillers;

    /// <param name="served">The project.</param>
    public AppParts(ServedProject served)
    {
        _dashboards = new DashboardAnswers(served, new DashboardOptions());
        _hub = new PageHub(served, _dashboards);
        _exporter = new DashboardExporter(served, _dashboards, new ExportOptions { Environment = served.Request.Environment });
        var shelf = new CatalogShelf(served);
        _fillers = new ProjectFillers(shelf);
        Endpoints = [.. Make(served, shelf, PageFiles.Embedded(), new EmbedGate(served)), .. Quality(served, new QuarantineBook(served))];
    }

    /// <summary>The groups of addresses.</summary>
    public IReadOnlyList<AppEndpoints> Endpoints { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _exporter.Dispose();
        _hub.Dispose();
        _fillers.Dispose();
        await _dashboards.DisposeAsync();
    }

    IReadOnlyList<AppEndpoints> Make(ServedProject served, CatalogShelf shelf, PageFiles files, EmbedGate gate) =>
    [
        new ProjectEndpoint(served),
        new EventsEndpoint(_hub, new LiveFeedOptions(), served.Clock),
        new DashboardEndpoints(_dashboards),
        new ExportEndpoint(_exporter),
        new ExploreEndpoints(new Explorer(served, _dashboards)),
        new CatalogEndpoints(new ProjectCatalog(shelf)),
        new FillerEndpoints(_fillers),
        new LineageEndpoints(new ProjectMaps(shelf)),
        new RunsEndpoint(served),
        new RunActionsEndpoint(served),
        new TraceEndpoints(new RowTracing(shelf)),
        new EmbedEndpoints(gate, new EmbedAnswers(served, _dashboards), _dashboards, new OpenPages(_hub, new LiveFeedOptions(), served.Clock), served.Clock),
        new EmbedPages(gate, files),
        new PagesEndpoint(files),
    ];

    static IReadOnlyList<AppEndpoints> Quality(ServedProject served, QuarantineBook quarantine) =>
        [new QualityEndpoint(served, quarantine), new QuarantineEndpoint(served, quarantine)];
}
