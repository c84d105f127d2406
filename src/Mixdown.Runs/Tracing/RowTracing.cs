using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Runs.Tracing;

/// <summary>Follows values back to the files and lines that they were read from. What a viewer names is bound, never spliced. Safe for
/// several threads.</summary>
/// <param name="shelf">What is made of the project's files.</param>
public sealed class RowTracing(CatalogShelf shelf)
{
    /// <summary>The trail of a value of a tile.</summary>
    /// <param name="ask">The page's address, with the value's members as marks of the tile: <c>m.TILE.TABLE.COLUMN=VALUE</c>.</param>
    /// <param name="tile">The tile's id.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>null when there is no such dashboard or tile.</returns>
    /// <exception cref="MixdownException">MX4102 to MX4105, MX4152: what is wrong with the address, or with the tile.</exception>
    public async Task<Trace?> TileAsync(DashboardAsk ask, string tile, CancellationToken cancel)
    {
        var edition = shelf.Current;
        var dashboard = edition.Project.Manifest.Dashboards.FirstOrDefault(one => one.Id == ask.Dashboard);
        if (dashboard?.Tiles.FirstOrDefault(one => one.Id == tile) is not { } found)
            return null;
        var state = new ViewStateReader(dashboard).Read(ask.Query, shelf.Served.Clock.GetUtcNow());
        var (lineage, outcomes) = (await edition.LineageAsync(cancel), Outcomes(cancel));
        var rows = new TileRows(edition, lineage, outcomes);
        var known = await new NewestReading(rows.Compiler, OneAsync).KnownAsync(dashboard, state, cancel);
        return await FollowAsync(edition, lineage, outcomes, rows.Of(dashboard, found, known), cancel);
    }

    async Task<object?> OneAsync(TileQuery query, CancellationToken cancel)
    {
        using var session = await shelf.Served.SessionAsync(cancel);
        return session.QueryAtMost(query.Sql, query.Values, 1, cancel).Rows is [[var value, ..], ..] ? value : null;
    }

    /// <summary>The trail of rows of a table.</summary>
    /// <param name="node">The table's id.</param>
    /// <param name="keys">Columns and values that the rows have; an empty text is no value.</param>
    /// <param name="column">The column whose value is followed; empty for the rows themselves.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>null when there is no such table.</returns>
    /// <exception cref="MixdownException">MX4151: there is no such column; the table is not built.</exception>
    public async Task<Trace?> TableAsync(string node, IReadOnlyList<KeyValuePair<string, string>> keys, string column, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Nodes.Find(node) is not { } found || NodeFacts.RelationOf(found) is not { } relation)
            return null;
        var there = await ColumnsAsync(relation, cancel);
        return await FollowAsync(edition, await edition.LineageAsync(cancel), Outcomes(cancel), TableRows.Of(found, there, keys, column), cancel);
    }

    async Task<Trace> FollowAsync(CatalogEdition edition, ProjectLineage lineage, LastOutcomes outcomes, TraceStart start, CancellationToken cancel)
    {
        var plan = new TracePlan(edition, lineage, new TraceLinks(edition, lineage, outcomes)).Of(start.Node, start.Select, start.How, start.Columns);
        var personal = await edition.PersonalAsync(cancel);
        using var session = await shelf.Served.SessionAsync(cancel);
        return await new TraceReading(edition, personal, new SourceRecords(shelf.Served.Host, edition.Project), session).ReadAsync(start, plan, cancel);
    }

    async Task<IReadOnlyList<Engines.ResultColumn>> ColumnsAsync(RelationName relation, CancellationToken cancel)
    {
        using var session = await shelf.Served.SessionAsync(cancel);
        return session.QueryAtMost($"select * from {new TableName(relation.Schema, relation.Identifier).Sql}", 0, cancel).Columns;
    }

    LastOutcomes Outcomes(CancellationToken cancel)
    {
        using var session = shelf.Served.History.OpenSession();
        return LastOutcomes.Read(session, cancel);
    }
}
