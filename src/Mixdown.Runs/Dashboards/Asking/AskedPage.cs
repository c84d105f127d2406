using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Freshness;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>A dashboard as one viewer sees it at one moment.</summary>
/// <param name="Project">The project as it is read now.</param>
/// <param name="Dashboard">The dashboard.</param>
/// <param name="State">What the viewer chose.</param>
/// <param name="Data">What is known of the warehouse's content.</param>
sealed record AskedPage(MixdownProject Project, Dashboard Dashboard, ViewState State, DataState Data)
{
    /// <summary>Writes what tiles ask.</summary>
    public required TileWriting Write { get; init; }

    /// <summary>Opens a session of the warehouse.</summary>
    public required Func<IEngineSession> Open { get; init; }

    /// <summary>Rows that are shown at most.</summary>
    public required int MaxRows { get; init; }

    /// <summary>Rows of a tile that are wanted at most.</summary>
    public int RowsOf(TileQuery query) => Math.Min(query.Limit ?? MaxRows, MaxRows);

    /// <summary>What stands beside a filter.</summary>
    public string LabelOf(string filter) => Dashboard.Filters.FirstOrDefault(one => one.Name == filter)?.Label ?? DefinitionReader.LabelOf(filter);
}
