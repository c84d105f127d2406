namespace Mixdown.Data.Naming;

/// <summary>A table or view in the warehouse.</summary>
/// <param name="Schema">As the catalog spells it.</param>
/// <param name="Table">As the catalog spells it.</param>
public sealed record TableName(string Schema, string Table)
{
    /// <summary><c>"schema"."table"</c>, quoted.</summary>
    public string Sql => $"{new SqlIdentifier(Schema)}.{new SqlIdentifier(Table)}";

    /// <summary><c>schema.table</c>, for people.</summary>
    public override string ToString() => $"{Schema}.{Table}";
}
