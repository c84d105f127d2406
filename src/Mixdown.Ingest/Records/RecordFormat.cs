using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Json;

namespace Mixdown.Ingest.Records;

/// <summary>How JSON records of a log become rows of a table.</summary>
public sealed record RecordFormat
{
    /// <summary>Types that win over inference. Such a column is there whether a record ever had the field or not.</summary>
    public IReadOnlyList<DeclaredColumn> Columns { get; init; } = [];

    /// <summary>Fields that the table has no column for. Default: rescue, since a table's columns are a promise to those who read
    /// it, and anybody may send an event.</summary>
    public UnknownFields Unknown { get; init; } = UnknownFields.Rescue;

    /// <summary>Values that do not fit. Default: rescue.</summary>
    public MisfitValues Misfits { get; init; } = MisfitValues.Rescue;

    /// <summary>Objects and arrays inside a record. Default: STRUCT and LIST.</summary>
    public NestedData Nested { get; init; } = NestedData.Struct;

    /// <summary>Deepest nesting; a deeper record is rejected. Default 64, as for files.</summary>
    public int MaxDepth { get; init; } = 64;

    internal JsonDialect Dialect => new() { Nested = Nested, MaxDepth = MaxDepth };
}
