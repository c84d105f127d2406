using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Materialize.Profiles;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Catalog.Fillers;
using Mixdown.Runs.Catalog.Search;

namespace Mixdown.Runs.Catalog;

/// <summary>What a project has: every source, seed, snapshot, model, metric and dashboard, their columns, checks, sizes and rows. Safe for
/// several threads.</summary>
/// <param name="shelf">What is made of the project's files.</param>
public sealed class ProjectCatalog(CatalogShelf shelf)
{
    /// <summary>Rows that are shown to look at.</summary>
    const int SampleRows = 100;

    /// <summary>Versions that are told at most.</summary>
    const int MostVersions = 100;

    readonly ProfileShelf _profiles = new();

    /// <summary>What is there: names that a hint may guess.</summary>
    public IEnumerable<string> Ids => shelf.Current.Nodes.Shown.Select(node => node.UniqueId);

    /// <summary>Everything, with what is known of it now.</summary>
    /// <exception cref="MixdownException">The warehouse cannot be asked.</exception>
    public async Task<CatalogList> ListAsync(CancellationToken cancel)
    {
        var edition = shelf.Current;
        using var session = await shelf.Served.SessionOrNothingAsync(cancel);
        var (states, outcomes) = (await TableStates.ReadAsync(edition.Project, session, shelf.Lake, cancel), Outcomes(cancel));
        var loads = Loads(cancel);
        var fillers = edition.Fillers.All.Select(node => node.Kind == "load" && loads.TryGetValue(node.Name, out var last)
            ? node with { LastStatus = last.Status, State = new TableState { ChangedAt = last.At } } : node).ToLookup(node => node.Kind == "live");
        return new CatalogList([.. fillers[false], .. edition.Nodes.Shown.Select(node => Describe(edition, node, states, outcomes)), .. fillers[true]]);
    }

    /// <summary>All that is known of a node without reading its rows; null when there is none of that id.</summary>
    /// <exception cref="MixdownException">The warehouse cannot be asked.</exception>
    public async Task<CatalogTable?> FindAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Nodes.Find(id) is not { } node)
            return null;
        using var session = await shelf.Served.SessionOrNothingAsync(cancel);
        var states = await TableStates.ReadAsync(edition.Project, session, shelf.Lake, cancel);
        var (lineage, personal) = (await edition.LineageAsync(cancel), await edition.PersonalAsync(cancel));
        var described = Describe(edition, node, states, Outcomes(cancel));
        var columns = new ColumnFacts(edition, lineage, personal, Outcomes(cancel)).Of(node, Standing(node, session, cancel));
        if (described.State is { Bytes: null } state && NodeFacts.RelationOf(node) is { } relation)
            described = described with { State = state with { Bytes = RelationSizes.Bytes(edition.Project, relation, session, cancel) } };
        return new TableFacts(edition, Outcomes(cancel)).Of(node, described with { Columns = columns.Count }, columns, lineage.Nodes.GetValueOrDefault(id)?.Unknown);
    }

    /// <summary>The SQL of a node, as written and as the engine gets it; null when there is no such node, or it has none.</summary>
    public CatalogSql? Sql(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Nodes.Find(id) is not ProjectNode { Kind: NodeKind.Model or NodeKind.Snapshot } node)
            return null;
        try
        {
            return new CatalogSql(node.File, node.RawCode, edition.Compiler.Compile(node, cancel).Sql, null);
        }
        catch (MixdownException problem)
        {
            // The boundary of a request: the file is shown all the same.
            return new CatalogSql(node.File, node.RawCode, null, problem.Diagnostics[0].Message);
        }
    }

    /// <summary>The first rows of a table; null when there is none of that id.</summary>
    /// <exception cref="MixdownException">It cannot be read: it is not built yet.</exception>
    public async Task<CatalogRows?> SampleAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Nodes.Find(id) is not { } node || NodeFacts.RelationOf(node) is not { } relation)
            return null;
        var personal = await edition.PersonalAsync(cancel);
        using var session = await shelf.Served.SessionAsync(cancel);
        var answer = session.QueryAtMost($"select * from {new TableName(relation.Schema, relation.Identifier).Sql}", SampleRows, cancel);
        return MaskedRows.Of(answer, column => personal.Has(id, column));
    }

    /// <summary>What the values of a table are like; kept until the table changes. null when there is none of that id.</summary>
    /// <exception cref="MixdownException">It cannot be read: it is not built yet.</exception>
    public async Task<CatalogProfile?> ProfileAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Nodes.Find(id) is not { } node || NodeFacts.RelationOf(node) is not { } relation)
            return null;
        var personal = await edition.PersonalAsync(cancel);
        using var session = await shelf.Served.SessionAsync(cancel);
        var states = await TableStates.ReadAsync(edition.Project, session, shelf.Lake, cancel);
        return _profiles.Find(id, ProfileStamp.Of(node, edition, states), () =>
        {
            var columns = Columns(relation, session, cancel).Select(column => ColumnKinds.Profiled(column, personal.Has(id, column.Name))).ToList();
            return new CatalogProfile(new TableProfiler(edition.Project, session, cancel).Profile(relation, columns), shelf.Served.Clock.GetUtcNow());
        });
    }

    /// <summary>What became of a table; null when there is none of that id.</summary>
    /// <exception cref="MixdownException">The lake or the warehouse cannot be asked.</exception>
    public async Task<TableVersions?> VersionsAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Nodes.Find(id) is not { } node || NodeFacts.RelationOf(node) is not { } relation)
            return null;
        using var session = await shelf.Served.SessionAsync(cancel);
        var kept = await shelf.Lake.VersionsAsync(edition.Project, new TableName(relation.Schema, relation.Identifier), MostVersions, cancel);
        var publishes = PublishHistory.Read(id, MostVersions, session, cancel);
        return new TableVersions(kept, publishes, kept.Count == MostVersions || publishes.Count == MostVersions);
    }

    /// <summary>What holds all words of a query.</summary>
    /// <param name="query">Words, or the beginnings of words.</param>
    /// <param name="limit">Hits at most.</param>
    public SearchAnswer Search(string query, int limit) => shelf.Current.Search.Find(query, limit);

    static CatalogNode Describe(CatalogEdition edition, GraphNode node, TableStates states, LastOutcomes outcomes) =>
        edition.Nodes.Describe(node, edition.ColumnNames(node).Count) with
        {
            State = states.Of(node),
            LastStatus = outcomes.OfNode(node.UniqueId),
            FailingChecks = edition.Nodes.Checks(node.UniqueId).Count(check => outcomes.IsFailing(check.UniqueId)),
        };

    IReadOnlyDictionary<string, (string Status, DateTimeOffset At)> Loads(CancellationToken cancel)
    {
        using var session = shelf.Served.History.OpenSession();
        return LoadHistory.LastOf(session, cancel);
    }

    LastOutcomes Outcomes(CancellationToken cancel)
    {
        using var session = shelf.Served.History.OpenSession();
        return LastOutcomes.Read(session, cancel);
    }

    static IReadOnlyList<ResultColumn> Columns(RelationName relation, IEngineSession session, CancellationToken cancel) =>
        session.QueryAtMost($"select * from {new TableName(relation.Schema, relation.Identifier).Sql}", 0, cancel).Columns;

    static IReadOnlyList<ResultColumn>? Standing(GraphNode node, IEngineSession session, CancellationToken cancel)
    {
        if (NodeFacts.RelationOf(node) is not { } relation)
            return null;
        try
        {
            return Columns(relation, session, cancel);
        }
        catch (MixdownException)
        {
            // The boundary of a question whose answer may be that there is no such table yet.
            return null;
        }
    }
}
