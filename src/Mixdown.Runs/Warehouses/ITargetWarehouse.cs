using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Engines;
using Mixdown.Runs.Queries;

namespace Mixdown.Runs.Warehouses;

/// <summary>The warehouse that a target of profiles.yml means: what of it is not SQL. One for each type of target; which there
/// are says <see cref="TargetWarehouses"/>. Two are equal when they are opened in the same way.</summary>
interface ITargetWarehouse
{
    /// <summary>Whether others can build in it while it is open for reading.</summary>
    bool IsShared { get; }

    /// <summary>The DuckDB file that it is, which another DuckDB can attach; null where it is none.</summary>
    string? File { get; }

    /// <summary>Opens it for a build, and makes it where the engine can.</summary>
    /// <param name="isServed">Whether others read it meanwhile, through this process.</param>
    /// <exception cref="MixdownException">MX3002: it cannot be opened or reached.</exception>
    OpenWarehouse Open(bool isServed);

    /// <summary>Opens it for reading only.</summary>
    /// <exception cref="MixdownException">MX4005: there is none yet; MX3002: it cannot be opened or reached.</exception>
    OpenWarehouse OpenForReading();

    /// <summary>What the types of its answers are in the lake.</summary>
    TypeTable Types { get; }

    /// <summary>Streams the rows of a relation into a Parquet file from which they can be cast to the lake's types without loss:
    /// bytes may be hexadecimal digits, and numbers texts.</summary>
    /// <param name="session">A session of this warehouse.</param>
    /// <param name="relation">The relation, quoted.</param>
    /// <param name="columns">Its columns with the lake's types.</param>
    /// <param name="file">Replaced when it is there.</param>
    /// <param name="cancel">Stops it.</param>
    void ExportForLake(IEngineSession session, string relation, ColumnList columns, string file, CancellationToken cancel);

    /// <summary>Streams the answer of a query into a file.</summary>
    /// <param name="session">A session of this warehouse.</param>
    /// <param name="select">One SELECT without a semicolon.</param>
    /// <param name="format">Any but <see cref="QueryFormat.Table"/>.</param>
    /// <param name="file">Replaced when it is there.</param>
    /// <param name="cancel">Stops the query.</param>
    void Export(IEngineSession session, string select, QueryFormat format, string file, CancellationToken cancel);

    /// <summary>As <see cref="Export(IEngineSession, string, QueryFormat, string, CancellationToken)"/>, with values for <c>$1</c>,
    /// <c>$2</c>, …</summary>
    void Export(IEngineSession session, string select, IReadOnlyList<object?> values, QueryFormat format, string file, CancellationToken cancel);
}
