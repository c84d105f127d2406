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

    /// <summary>How what ran last has ended.</summary>
    public required RunFacts Runs { get; init; }

    /// <summary>The question of a tile.</summary>
    public AskedQuery Question(TileQuery query) => new(query.Sql, query.Values, RowsOf(query), Stamp(query.Reads)) { CountSql = query.CountSql };

    /// <summary>Another one as soon as the rows of these nodes may be others.</summary>
    public string Stamp(IEnumerable<string> reads) => ContentStamp.Of(reads, Project.Graph, Host.Versions);

    /// <summary>What stands beside a filter.</summary>
    public string LabelOf(string filter) => Dashboard.Filters.FirstOrDefault(one => one.Name == filter)?.Label ?? DefinitionReader.LabelOf(filter);

    int RowsOf(TileQuery query) => Math.Min(query.Limit ?? Host.MaxRows, Host.MaxRows);
}
