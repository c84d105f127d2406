using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Engines.DuckDb;

/// <summary>The lake's types in DuckDB's SQL.</summary>
public static class LakeTypes
{
    /// <summary>For example <c>DECIMAL(18,2)</c>.</summary>
    public static string Sql(DataType type) => SourceTypes.DuckDb.Sql(type);
}
