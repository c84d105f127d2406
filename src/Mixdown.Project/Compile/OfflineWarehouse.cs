using Mixdown.Engines;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Compile;

/// <summary>Stands in where SQL is made without a warehouse: there is nothing in it, and every answer is empty.</summary>
sealed class OfflineWarehouse : IWarehouse
{
    /// <param name="relations">What it pretends to have.</param>
    public OfflineWarehouse(RelationCatalog relations) => Relations = new SessionRelations(relations);

    public SessionRelations Relations { get; }

    /// <summary>Whether a template asked it something: the SQL may then differ from what a run would make.</summary>
    public bool WasAsked { get; private set; }

    public ResultTable Query(string sql)
    {
        WasAsked = true;
        return new ResultTable([], []);
    }

    public long Execute(string sql)
    {
        WasAsked = true;
        return -1;
    }
}
