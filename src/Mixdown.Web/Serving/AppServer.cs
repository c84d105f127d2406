using Mixdown.Runs.Catalog;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Exploring;
using Mixdown.Runs.LineageMaps;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Tracing;
using Mixdown.Web.App.Pages;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Events;
using Mixdown.Web.Explore;
using Mixdown.Web.Hosting;
using Mixdown.Web.Lineage;
using Mixdown.Web.Live;
using Mixdown.Web.Quality;
using Mixdown.Web.RunHistory;

namespace Mixdown.Web.Serving;

/// <summary>The app of a served project.</summary>
public static class AppServer
{
    /// <summary>All that the app answers at.</summary>
    public static IReadOnlyList<AppEndpoints> Endpoints(ServedProject served)
    {
        var dashboards = new DashboardAnswers(served, new DashboardOptions());
        var shelf = new CatalogShelf(served);
        return
        [
            new ProjectEndpoint(served),
            new EventsEndpoint(new PageHub(served, dashboards), new LiveFeedOptions(), served.Clock),
            new DashboardEndpoints(dashboards),
            new ExploreEndpoints(new Explorer(served, dashboards)),
            new CatalogEndpoints(new ProjectCatalog(shelf)),
            new LineageEndpoints(new ProjectMaps(shelf)),
            new RunsEndpoint(served),
            new RunActionsEndpoint(served),
            new QualityEndpoint(served),
            new QuarantineEndpoint(served),
            new TraceEndpoints(new RowTracing(shelf)),
            new PagesEndpoint(PageFiles.Embedded()),
        ];
    }

    /// <summary>As <see cref="StartAsync(ServedProject, IReadOnlyList{WebEndpoints}, WebOptions, CancellationToken)"/>, without streams.</summary>
    public static Task<WebServer> StartAsync(ServedProject served, WebOptions options, CancellationToken cancel) => StartAsync(served, [], options, cancel);

    /// <summary>Answers until it is disposed of.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX5001: the port is taken. MX5002: others than this machine would get
    /// in.</exception>
    /// <param name="served">The project.</param>
    /// <param name="streams">What its streams answer at.</param>
    /// <param name="options">Where it listens.</param>
    /// <param name="cancel">Stops the start.</param>
    public static Task<WebServer> StartAsync(ServedProject served, IReadOnlyList<WebEndpoints> streams, WebOptions options, CancellationToken cancel) =>
        WebServer.StartAsync(options, [.. streams, .. Endpoints(served)], cancel);
}
