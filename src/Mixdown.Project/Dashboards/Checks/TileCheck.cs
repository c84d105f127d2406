using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Planning;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Queries.Written;
using Mixdown.Project.Lineage;
using Mixdown.Project.Lineage.Shadow;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Dashboards.Checks;

/// <summary>Finds what is wrong with a tile.</summary>
/// <param name="project">The project.</param>
/// <param name="tiles">Writes tiles.</param>
/// <param name="shadow">Binds them.</param>
/// <param name="dashboard">The dashboard.</param>
/// <param name="tile">The tile.</param>
sealed class TileCheck(MixdownProject project, TileCompiler tiles, ShadowCatalog shadow, Dashboard dashboard, Tile tile)
{
    /// <summary>What a viewer sees who has chosen nothing. The moment decides nothing about what is right.</summary>
    public static readonly ViewState Plain = new() { Now = new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero) };

    public IEnumerable<Diagnostic> Run(CancellationToken cancel)
    {
        foreach (var state in States())
        {
            var compiled = tiles.Compile(dashboard, tile, state);
            foreach (var problem in compiled.Problems)
                yield return problem;
            if (compiled.Query is not { } query)
                continue;
            if (query.IgnoresFilters && dashboard.Filters.Count > 0)
                yield return new Diagnostic("MX1773", $"The filters do not reach '{tile.Title}': its query has no '{{{{ filters }}}}'", tile.Data.Sql!.At, "Add 'where {{ filters }}' behind the FROM that reads the fact.", Severity.Warning);
            foreach (var asked in new[] { query, query.Trend }.OfType<TileQuery>())
            {
                if (Bind(asked, state, cancel) is { } refused)
                    yield return refused;
            }
        }
    }

    /// <summary>Each choice of each parameter, and each level of the drill, is shown once.</summary>
    IEnumerable<ViewState> States()
    {
        yield return Plain;
        foreach (var parameter in dashboard.Parameters)
        {
            foreach (var choice in parameter.Choices.Where(choice => choice != parameter.Default))
                yield return Plain with { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [parameter.Name] = choice } };
        }
        for (var depth = 1; depth < tile.Drill.Count; depth++)
            yield return Plain with { Drills = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [tile.Id] = [.. Enumerable.Repeat("", depth)] } };
    }

    Diagnostic? Bind(TileQuery query, ViewState state, CancellationToken cancel)
    {
        if (query.Live is not null || !shadow.IsNative)
            return null;
        try
        {
            shadow.Try(query.Sql, query.Values, cancel);
            return null;
        }
        catch (MixdownException wrong)
        {
            // The boundary of a tile: what is wrong with it is told, and the others go on.
            return QueryPlanner.IsRefusal(wrong.Diagnostics[0]) ? Explain(wrong.Diagnostics[0], query, state, cancel) : null;
        }
    }

    Diagnostic Explain(Diagnostic wrong, TileQuery query, ViewState state, CancellationToken cancel)
    {
        if (query.Written is { } written)
        {
            var explained = SqlTrouble.Explain(wrong, query.Sql, written, project);
            return Channel(wrong, query) is { } channel ? Missing(wrong, channel).InFile(project) : WrittenPlace.InFile(explained, tile.Data.Sql!, project);
        }
        var at = Expressions().FirstOrDefault(expression => Refuses(expression, state, cancel))?.At ?? tile.At;
        return (wrong with { At = at, Excerpt = null }).InFile(project);
    }

    /// <summary>The channel that names a column which the query of a person does not have.</summary>
    TileExpression? Channel(Diagnostic wrong, TileQuery query)
    {
        var body = query.Sql.IndexOf("\nfrom (\n", StringComparison.Ordinal);
        var isOutside = wrong.At is { Line: 1 } && body > 0;
        return isOutside ? tile.Channels.Values.SelectMany(channel => channel).FirstOrDefault(expression => wrong.Message.Contains($"\"{expression.Text.Trim()}\"", StringComparison.OrdinalIgnoreCase)) : null;
    }

    static Diagnostic Missing(Diagnostic wrong, TileExpression channel) => wrong with
    {
        Message = $"The tile's query has no column '{channel.Text.Trim()}'",
        At = channel.At,
        Excerpt = null,
        Hint = wrong.Hint ?? $"Write one of its columns here, or '… as {channel.Text.Trim()}' in its SELECT.",
    };

    IEnumerable<TileExpression> Expressions() => tile.Data.Where is { } where
        ? [.. tile.Channels.Values.SelectMany(channel => channel), where]
        : tile.Channels.Values.SelectMany(channel => channel);

    /// <summary>Whether the engine refuses a table of this column alone.</summary>
    bool Refuses(TileExpression expression, ViewState state, CancellationToken cancel)
    {
        var isCondition = ReferenceEquals(expression, tile.Data.Where);
        var alone = new Tile(TileKind.Table, tile.Id, tile.Title, tile.At)
        {
            Channels = new Tile(TileKind.Table, "", "", tile.At).Channels.Add("columns", [isCondition ? expression with { Text = "count(*)" } : expression]),
            Data = isCondition ? tile.Data : tile.Data with { Where = null },
        };
        if (tiles.Compile(dashboard, alone, state).Query is not { } query)
            return false;
        try
        {
            shadow.Try(query.Sql, query.Values, cancel);
            return false;
        }
        catch (MixdownException)
        {
            // The boundary of a question whose answer is yes.
            return true;
        }
    }
}
