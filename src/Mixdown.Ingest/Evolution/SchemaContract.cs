namespace Mixdown.Ingest.Evolution;

/// <summary>How far a load may change its tables by itself: the key <c>schema_contract</c>.</summary>
/// <param name="Tables">For tables that are new.</param>
/// <param name="Columns">For columns that are new.</param>
/// <param name="DataType">For values that do not fit.</param>
public sealed record SchemaContract(TableContract Tables, ColumnContract Columns, TypeContract DataType)
{
    /// <summary>Tables and columns evolve, values are rescued: nothing is lost and nothing stops.</summary>
    public static SchemaContract Default { get; } = new(TableContract.Evolve, ColumnContract.Evolve, TypeContract.Rescue);
}
