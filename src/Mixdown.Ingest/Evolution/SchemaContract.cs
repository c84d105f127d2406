namespace Mixdown.Ingest.Evolution;

/// <summary>How far a load may change its tables by itself: the key <c>schema_contract</c>, of a load or of one of its tables.</summary>
/// <param name="Tables">For tables that are new.</param>
/// <param name="Columns">For columns that are new.</param>
/// <param name="DataType">For values that do not fit.</param>
public sealed record SchemaContract(TableContract Tables, ColumnContract Columns, TypeContract DataType)
{
    /// <summary>Tables and columns evolve, values are rescued: nothing is lost and nothing stops.</summary>
    public static SchemaContract Default { get; } = new(TableContract.Evolve, ColumnContract.Evolve, TypeContract.Rescue);

    /// <summary>What readers do with a value that does not fit once the column's type is settled for this load.</summary>
    internal TypeContract Misfits => DataType == TypeContract.Evolve ? TypeContract.Rescue : DataType;
}
