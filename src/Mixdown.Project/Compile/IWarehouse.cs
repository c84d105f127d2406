using Mixdown.Engines;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Compile;

/// <summary>The warehouse as templates see it: one open transaction.</summary>
interface IWarehouse
{
    /// <summary>What is there.</summary>
    SessionRelations Relations { get; }

    /// <summary>Runs a statement and keeps its answer.</summary>
    ResultTable Query(string sql);

    /// <summary>Runs statements; rows changed by the last one, -1 where it changes none.</summary>
    long Execute(string sql);
}
