using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries.Kinds;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Metrics;
using Mixdown.Project.Streams;

namespace Mixdown.Project.Dashboards.Queries;

/// <summary>Makes SQL of the tiles of a project's dashboards. Any number of threads may ask at once.</summary>
public sealed class TileCompiler
{
    readonly MixdownProject _project;
    readonly TableCatalog _catalog;
    readonly JoinGraph _joins;
    readonly MetricReader _metrics;
    readonly IReadOnlyList<LiveEntry> _live;
    readonly Lazy<IReadOnlyList<FactFields>> _facts;

    /// <param name="project">The project.</param>
    /// <param name="lineage">The columns of its tables and their types; null: nothing is known but what properties files say.</param>
    /// <param name="checks">What is known of a check, by its unique id: joins need proof.</param>
    public TileCompiler(MixdownProject project, ProjectLineage? lineage, Func<string, CheckState> checks)
    {
        _project = project;
        _catalog = new TableCatalog(project, lineage);
        _joins = new JoinGraphReader(project.Manifest, checks).Read();
        _metrics = new MetricReader(project.Manifest);
        _live = new LiveBinder(project, []).Bind();
        _facts = new Lazy<IReadOnlyList<FactFields>>(() => new FactFieldReader(_project, _catalog, _joins, _metrics).Read());
    }

    /// <summary>The query of a tile under what a viewer chose.</summary>
    public CompiledTile Compile(Dashboard dashboard, Tile tile, ViewState state)
    {
        var found = new List<Diagnostic>();
        var query = ContextOf(dashboard, tile, state, found) is { } context ? TileQueries.Of(context) : null;
        if (query is not null)
            found.AddRange(state.Locked.Except(query.Trend is { } trend ? query.Held.Intersect(trend.Held, StringComparer.Ordinal) : query.Held, StringComparer.Ordinal).Select(filter => NotHeld(tile, filter)));
        IReadOnlyList<Diagnostic> problems = [.. found.Distinct()];
        return new CompiledTile(found.Exists(problem => problem.Severity == Severity.Error) ? null : query, problems);
    }

    // Asked of what was written: a kind of tile that forgets to say what narrows it is refused, and shows nobody too much.
    static Diagnostic NotHeld(Tile tile, string filter) => new(
        "MX1774", $"'{tile.Title}' cannot be held to '{filter}'", tile.At,
        $"Rows of what it reads do not lead to that filter's column. Take the tile out of the embedded dashboard, or have its fact lead there.");

    /// <summary>What can be picked for each table that has metrics or leads to other tables, by the table's name.</summary>
    public IReadOnlyList<FactFields> Facts() => _facts.Value;

    /// <summary>How the numbers of a model's column are written, as its file says; null: nothing is said.</summary>
    public static ValueFormat? FormatOf(ProjectNode node, string column) =>
        node.Columns.FirstOrDefault(one => string.Equals(one.Name, column, StringComparison.OrdinalIgnoreCase)) is { } said ? ColumnMeaning.Format(said, []) : null;

    /// <summary>Asks for the newest time of a filter's column among the rows of the dashboard's fact: one row of one column; null where it
    /// is no time, or nobody can tell.</summary>
    public TileQuery? NewestOf(Dashboard dashboard, DashboardFilter filter, ViewState state) => dashboard.Tiles.FirstOrDefault() is { } any
        ? Newest(dashboard, any, state, query => query.Of(filter))
        : null;

    /// <summary>The same of the time that a tile's own period is about.</summary>
    public TileQuery? NewestOf(Dashboard dashboard, Tile tile, ViewState state) => Newest(dashboard, tile, state, query => query.OfTile());

    TileQuery? Newest(Dashboard dashboard, Tile tile, ViewState state, Func<NewestQuery, TileQuery?> asked) =>
        ContextOf(dashboard, tile, state, []) is { } context ? asked(new NewestQuery(context)) : null;

    /// <summary>What the SQL of a tile is made from; null, and an error, where the viewer's zone is none.</summary>
    internal TileContext? ContextOf(Dashboard dashboard, Tile tile, ViewState state, ICollection<Diagnostic> found)
    {
        if (ViewerClock.Find(state.Zone) is not { } zone)
        {
            found.Add(new Diagnostic("MX1764", $"There is no time zone '{state.Zone}'", Hint: "Take the name of a place, such as Europe/Berlin, or UTC."));
            return null;
        }
        return new TileContext
        {
            Project = _project,
            Catalog = _catalog,
            Joins = _joins,
            Metrics = _metrics,
            Live = _live,
            Dashboard = dashboard,
            Tile = tile,
            State = state,
            Clock = new ViewerClock(state.Now, zone),
            Found = found,
        };
    }
}
