using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Ingest.Evolution.Nested;

/// <summary>The fact of a text column that its values are JSON, quotes round texts and all.</summary>
static class JsonFact
{
    const string Json = "json";

    /// <summary>Whether the column holds JSON.</summary>
    public static bool Holds(Column column) => column.Metadata.GetValueOrDefault(TypeMapping.Fact) == Json;

    /// <summary>The column, marked where objects or arrays became text in it.</summary>
    public static Column Mark(Column column, TypeEvidence seen) =>
        column.Type is DataType.String && seen[ValueKind.Object] + seen[ValueKind.Array] > 0
            ? column with { Metadata = column.Metadata.SetItem(TypeMapping.Fact, Json) }
            : column;
}
