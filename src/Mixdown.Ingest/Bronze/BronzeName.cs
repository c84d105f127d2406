using Mixdown.Data.Naming;

namespace Mixdown.Ingest.Bronze;

/// <summary>Which table of which load.</summary>
/// <param name="Target">The environment.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Schema">The schema in the warehouse, and the folder in the lake.</param>
/// <param name="Table">The table.</param>
sealed record BronzeName(string Target, string Load, string Schema, string Table)
{
    /// <summary>The table's folder in the lake.</summary>
    public string Path => $"{Schema}/{Table}";

    /// <summary>Its name in the warehouse.</summary>
    public TableName InWarehouse => new(Schema, Table);
}
