using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.Planning;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Lineage.Shadow;

/// <summary>Empty tables with the columns that a project's relations have, in a DuckDB in memory that is opened, and tables that
/// are made, when the first question needs them.</summary>
sealed class ShadowCatalog : IDisposable
{
    readonly ModelCompiler _compiler;
    readonly CancellationToken _cancel;
    readonly RelationCatalog _relations = new();
    readonly Dictionary<PlanTable, string> _ids = [];
    readonly List<(RelationName Name, NodeLineage Lineage)> _waiting = [];
    readonly HashSet<string> _databases = new(StringComparer.OrdinalIgnoreCase);
    DuckDbEngine? _engine;
    DuckDbSession? _session;

    public ShadowCatalog(ModelCompiler compiler, CancellationToken cancel) => (_compiler, _cancel) = (compiler, cancel);

    /// <summary>Whether the project's SQL is that of the planner.</summary>
    public bool IsNative => string.Equals(_compiler.Project.Target.Type, QueryPlanner.Dialect, StringComparison.Ordinal);

    /// <summary>What templates see: the relations declared so far, and answers from their empty tables.</summary>
    /// <param name="exists">A relation that is to be there for <c>is_incremental()</c>; null for none beside those declared.</param>
    public ShadowWarehouse Warehouse(RelationName? exists)
    {
        var relations = new SessionRelations(_relations);
        if (exists is not null)
            relations.Set(exists.Schema, exists.Identifier, "table");
        return new ShadowWarehouse(relations, sql => Ready().Query(sql, _cancel));
    }

    /// <summary>Says what columns a relation has.</summary>
    public void Declare(RelationName name, NodeLineage lineage)
    {
        _relations.Set(name.Schema, name.Identifier, "table");
        if (lineage.IsTyped && name.Identifier.Length > 0)
            _waiting.Add((name, lineage));
    }

    /// <summary>Whether all of these types are the planner's.</summary>
    public bool Takes(IEnumerable<string> types)
    {
        try
        {
            Describe($"select {string.Join(", ", types.Select(type => $"cast(null as {type})"))}", _cancel);
            return true;
        }
        catch (MixdownException)
        {
            // The boundary of a question whose answer is no.
            return false;
        }
    }

    /// <summary>Columns of a query.</summary>
    /// <exception cref="MixdownException">It does not bind.</exception>
    public NodeLineage Analyse(string id, string sql, CancellationToken cancel)
    {
        var shape = new QueryPlanner(Ready()).Analyse(sql, cancel);
        return new NodeLineage(id, [.. shape.Columns.Select(Column)])
        {
            RowInputs = [.. shape.RowInputs.Select(input => (input.Kind, Ref: Ref(input.Column))).Where(input => input.Ref is not null).Select(input => new RowDependency(input.Kind, input.Ref!))],
            Unknown = shape.Unknown,
        };
    }

    /// <summary>Binds a query.</summary>
    /// <exception cref="MixdownException">It does not bind.</exception>
    public void Describe(string sql, CancellationToken cancel) => new QueryPlanner(Ready()).Describe(sql, cancel);

    /// <summary>Asks a query of the empty tables, with values.</summary>
    /// <exception cref="MixdownException">It does not bind; the place is in its text.</exception>
    public void Try(string sql, IReadOnlyList<object?> values, CancellationToken cancel) => Ready().QueryAtMost(sql, values, 0, cancel);

    /// <summary>The columns of a seed, read off its file as a build would.</summary>
    public NodeLineage Seed(ProjectNode seed, CancellationToken cancel)
    {
        try
        {
            var query = SeedQuery.Of(seed, _compiler.Project.Root);
            return new NodeLineage(seed.UniqueId, [.. new QueryPlanner(Ready()).Describe(query, cancel).Select(column => new ColumnLineage(column.Name, column.Type, ColumnKind.Constant, []))]);
        }
        catch (MixdownException wrong)
        {
            // The boundary of a node: a file that cannot be read leaves its columns unknown.
            return new NodeLineage(seed.UniqueId, []) { Unknown = wrong.Diagnostics[0].Message };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _engine?.Dispose();
    }

    ColumnLineage Column(QueryColumn column) =>
        new(column.Name, column.Type, column.Kind, [.. column.Inputs.Select(Ref).OfType<ColumnRef>()]) { IsGroupKey = column.IsGroupKey };

    ColumnRef? Ref(PlanColumn column) => _ids.TryGetValue(column.Table, out var id) ? new ColumnRef(id, column.Name) : null;

    DuckDbSession Ready()
    {
        if (_session is null)
        {
            _engine = DuckDbEngine.InMemory();
            _session = _engine.OpenSession();
            PlannerFunctions.Create(_compiler.Project, _session, _cancel);
        }
        foreach (var (name, lineage) in _waiting)
            Create(_session, name, lineage);
        _waiting.Clear();
        return _session;
    }

    void Create(DuckDbSession session, RelationName name, NodeLineage lineage)
    {
        var catalog = Catalog(session, name);
        var schema = new SqlIdentifier(name.Schema);
        var columns = lineage.Columns.DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase).Select(column => $"{new SqlIdentifier(column.Name)} {column.Type}");
        session.Execute($"create schema if not exists {new SqlIdentifier(catalog)}.{schema}", _cancel);
        session.Execute($"create or replace table {new SqlIdentifier(catalog)}.{schema}.{new SqlIdentifier(name.Identifier)} ({string.Join(", ", columns)})", _cancel);
        _ids[new PlanTable(catalog, name.Schema, name.Identifier)] = lineage.UniqueId;
    }

    /// <summary>The database that a name is in: SQL names it only where it is not the target's own.</summary>
    string Catalog(DuckDbSession session, RelationName name)
    {
        var target = _compiler.Project.Target.Database;
        if (name.Database is not { } other || target is null || string.Equals(other, target, StringComparison.OrdinalIgnoreCase))
            return "memory";
        if (_databases.Add(other))
            session.Execute($"attach ':memory:' as {new SqlIdentifier(other)}", _cancel);
        return other;
    }
}
