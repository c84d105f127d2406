using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Metrics;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.LineageMaps.Impacts;

namespace Mixdown.Runs.Tracing;

/// <summary>The rows of a fact that a tile's value is made of: those of a table with the tile's joins and filters and the value's members.</summary>
/// <param name="edition">The project.</param>
/// <param name="lineage">Its analysis.</param>
/// <param name="outcomes">What checks found last: joins need proof.</param>
sealed class TileRows(CatalogEdition edition, ProjectLineage lineage, LastOutcomes outcomes)
{
    readonly MetricReader _metrics = new(edition.Project.Manifest);
    TileCompiler? _compiler;

    /// <summary>Writes the tile.</summary>
    public TileCompiler Compiler => _compiler ??= new TileCompiler(edition.Project, lineage, StateOf);

    /// <summary>Where the trail of a value begins.</summary>
    /// <param name="dashboard">The tile's dashboard.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="state">What the viewer chose; the value's members are marks of the tile itself.</param>
    /// <exception cref="MixdownException">MX4152: the tile's rows are of no fact; what is wrong with the tile.</exception>
    public TraceStart Of(Dashboard dashboard, Tile tile, ViewState state)
    {
        var shown = Texts(dashboard, tile, state).ToList();
        var fact = Fact(dashboard, tile, shown);
        var columns = lineage.Nodes.GetValueOrDefault(fact.UniqueId)?.Columns.Select(column => column.Name).ToList() ?? [];
        if (columns.Count == 0)
            throw new MixdownException(new Diagnostic("MX4152", $"The columns of '{fact.Name}' are not known, so its rows cannot be followed"));
        var compiled = Compiler.Compile(dashboard, Rows(tile, fact, columns), OfRows(tile, state));
        if (compiled.Query is not { } query)
            throw new MixdownException([.. compiled.Problems]);
        var names = string.Join(", ", columns.Select(column => new SqlIdentifier(column)));
        return new TraceStart(
            $"{tile.Title} ({dashboard.Title})", fact, $"select * from (\n{query.Sql}\n) as shown_rows ({names})", query.Values, How(tile, state),
            [.. columns.Where(column => Measures(shown).Any(text => SqlWords.Has(text, column)))]);
    }

    /// <summary>The tile as a list of single rows: what narrows it is the same.</summary>
    static Tile Rows(Tile tile, ProjectNode fact, List<string> columns) => new(TileKind.Table, RowsOf(tile), tile.Title, tile.At)
    {
        Channels = tile.Channels.Clear().Add("columns", [.. columns.Select(column => new TileExpression($"{new SqlIdentifier(fact.Name)}.{new SqlIdentifier(column)}", tile.At))]),
        Data = tile.Data with { Fact = new TileExpression(fact.Name, tile.At) },
        Rows = new Project.Dashboards.TileRows { Sort = [new TileExpression($"{new SqlIdentifier(fact.Name)}.{new SqlIdentifier(columns[0])} asc", tile.At)], Limit = new Dictionary<string, int> { [""] = int.MaxValue }, Period = tile.Rows.Period },
        Drill = tile.Drill,
    };

    /// <summary>What is said of the tile is said of its rows.</summary>
    static ViewState OfRows(Tile tile, ViewState state)
    {
        var (drills, newest) = (new Dictionary<string, IReadOnlyList<string>>(state.Drills, StringComparer.Ordinal), new Dictionary<string, object>(state.Newest, StringComparer.Ordinal));
        if (drills.TryGetValue(tile.Id, out var gone))
            drills[RowsOf(tile)] = gone;
        if (newest.TryGetValue(NewestTimes.NameOf(tile), out var time))
            newest[NewestTimes.NameOf(tile with { Id = RowsOf(tile) })] = time;
        return state with { Drills = drills, Newest = newest };
    }

    static string RowsOf(Tile tile) => $"{tile.Id}/rows";

    ProjectNode Fact(Dashboard dashboard, Tile tile, IReadOnlyList<string> shown)
    {
        if (!tile.HasFact)
            throw new MixdownException(new Diagnostic(
                "MX4152", $"'{tile.Title}' {(tile.Data.From is null ? "has SQL of its own" : "reads a live table")}, so the rows behind a value are not known", tile.At,
                "Follow a row of the table that it reads: the catalog's page of it leads to its sources."));
        var metrics = shown.Select(_metrics.Find).OfType<MetricDefinition>().Select(metric => metric.Fact).OfType<ProjectNode>().Distinct().ToList();
        var said = (tile.Data.Fact ?? dashboard.Fact)?.Text;
        var named = edition.Project.Manifest.Nodes.Values.FirstOrDefault(node => node.IsRelation && node.Name == said);
        if (tile.Data.Fact is null && metrics.Count > 0 && (named is null || !metrics.Contains(named)))
            named = metrics[0];
        return named ?? throw new MixdownException(new Diagnostic("MX4152", $"'{tile.Title}' names no fact", tile.At, "Add 'fact: TABLE' to the tile or to its dashboard."));
    }

    /// <summary>What is added up: the expressions of metrics, and those that the tile writes itself.</summary>
    IEnumerable<string> Measures(IEnumerable<string> shown) => shown.SelectMany(text => _metrics.Find(text) is { } metric
        ? metric.Measures.Select(measure => measure.Expression)
        : text.Contains('(', StringComparison.Ordinal) ? [text] : Enumerable.Empty<string>());

    /// <summary>What the tile shows, with what the viewer chose in the place of parameters.</summary>
    static IEnumerable<string> Texts(Dashboard dashboard, Tile tile, ViewState state) => tile.Channels.Values.SelectMany(channel => channel).Select(expression => expression.Text.Trim())
        .Select(text => text.StartsWith('$') ? state.Parameters.GetValueOrDefault(text[1..]) ?? dashboard.Parameters.FirstOrDefault(one => one.Name == text[1..])?.Default ?? "" : text);

    CheckState StateOf(string check) => outcomes.OfCheck(check, "").Status switch
    {
        null => CheckState.NeverRun,
        "pass" => CheckState.Passed,
        _ => CheckState.Failed,
    };

    static string How(Tile tile, ViewState state)
    {
        var marks = state.Marks.Where(mark => mark.Tile == tile.Id).Select(mark => $"{mark.Field} = {string.Join(" or ", mark.Values.Select(value => value.Length == 0 ? "none" : value))}");
        var filters = state.Filters.Where(filter => filter.Value.Count > 0).Select(filter => $"{filter.Key}: {string.Join(" or ", filter.Value)}");
        return string.Join(", ", marks.Concat(filters));
    }
}
