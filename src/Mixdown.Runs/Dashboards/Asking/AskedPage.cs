using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Freshness;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>A dashboard as one viewer sees it at one moment.</summary>
/// <param name="Host">What is asked.</param>
/// <param name="Project">The project as it is read now.</param>
/// <param name="Dashboard">The dashboard.</param>
/// <param name="State">What the viewer chose.</param>
sealed record AskedPage(AskedHost Host, MixdownProject Project, Dashboard Dashboard, ViewState State)
{
    /// <summary>Writes what tiles ask.</summary>
    public required TileWriting Write { get; init; }

    /// <summary>The dashboard as far as its viewer may see it.</summary>
    public required Dashboard Shown { get; init; }

    /// <summary>How what ran last has ended.</summary>
    public required RunFacts Runs { get; init; }

    /// <summary>What a tile asks. Periods of tiles that are not live end at whole minutes, so that viewers of one minute ask the
    /// same.</summary>
    public TileQuery? Query(Tile tile) => Write(Dashboard, tile, State with { Now = Whole(State.Now, tile.Data.Live is null ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1)) });

    /// <summary>The question that a query is.</summary>
    /// <param name="query">What to ask.</param>
    /// <param name="version">Of what it reads.</param>
    public AskedQuery Question(TileQuery query, string version) => new(query.Sql, query.Values, RowsOf(query), version) { CountSql = query.CountSql };

    /// <summary>Another one as soon as the rows of these nodes may be others.</summary>
    public string Stamp(IEnumerable<string> reads) => ContentStamp.Of(reads, Project.Graph, Host.Versions);

    /// <summary>What stands beside a filter.</summary>
    public string LabelOf(string filter) => Dashboard.Filters.FirstOrDefault(one => one.Name == filter)?.Label ?? DefinitionReader.LabelOf(filter);

    static DateTimeOffset Whole(DateTimeOffset moment, TimeSpan unit) => new(moment.UtcTicks - (moment.UtcTicks % unit.Ticks), TimeSpan.Zero);

    int RowsOf(TileQuery query) => Math.Min(query.Limit ?? Host.MaxRows, Host.MaxRows);
}
