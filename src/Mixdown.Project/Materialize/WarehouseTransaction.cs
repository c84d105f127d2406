using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Materialize;

/// <summary>The session that a node is built on, as its templates see it.</summary>
/// <param name="session">One connection.</param>
/// <param name="catalog">What everyone sees.</param>
/// <param name="cancel">Interrupts the running statement.</param>
sealed class WarehouseTransaction(IEngineSession session, RelationCatalog catalog, CancellationToken cancel) : IWarehouse
{
    readonly List<string> _statements = [];

    public SessionRelations Relations { get; } = new(catalog);

    /// <summary>Statements that were sent, in order; the last one is the one that failed, if one did.</summary>
    public IReadOnlyList<string> Statements => _statements;

    public ResultTable Query(string sql)
    {
        _statements.Add(sql.Trim());
        return session.Query(_statements[^1], cancel);
    }

    public long Execute(string sql)
    {
        _statements.Add(sql.Trim());
        return session.Execute(_statements[^1], cancel);
    }

    public void Begin() => session.Begin();

    /// <summary>Makes the work, and what it did to the relations, everyone's.</summary>
    public void Commit()
    {
        session.Commit();
        Relations.Publish();
    }

    public void Rollback() => session.Rollback();
}
