using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;

namespace Mixdown.Ingest.Sources.Json.Shapes;

/// <summary>Chooses types from what values look like. Pure. The rule stands in docs/decisions/0018-json-and-parquet.md.</summary>
/// <param name="dialect">What becomes of nested values, and how many values may be other than the rest.</param>
sealed class JsonTypes(JsonDialect dialect)
{
    // The shortest text of a double that gives the double back has at most 17 digits.
    const int DoubleDigits = 17;

    /// <summary>The type; text where nothing else holds every value.</summary>
    public DataType Of(TypeEvidence seen)
    {
        if (seen.Values == 0)
            return DataType.Text;
        if (seen[ValueKind.Object] + seen[ValueKind.Array] > 0)
            return Nested(seen);
        var numbers = seen[ValueKind.Whole] + seen[ValueKind.Huge] + seen[ValueKind.Fixed] + seen[ValueKind.Exponent];
        if (numbers == seen.Values && seen[ValueKind.Exponent] > 0)
            return Math.Max(seen.ExponentDigits, seen.WholeDigits + seen.Decimals) <= DoubleDigits ? new DataType.Float(64) : DataType.Text;
        return TypeGuess.Of(seen, dialect.TypeConfidence);
    }

    DataType Nested(TypeEvidence seen)
    {
        if (dialect.Nested == NestedData.Json)
            return DataType.Text;
        if (seen[ValueKind.Object] == seen.Values)
            return Struct(seen.Inside);
        return seen[ValueKind.Array] == seen.Values && seen.Inside.Elements is { Values: > 0 } elements
            ? new DataType.List(Of(elements))
            : DataType.Text;
    }

    DataType Struct(NestedEvidence inside) => inside.FieldCount is 0 or > JsonRejects.MostKeys
        ? DataType.Text
        : new DataType.Struct(new ColumnList([.. inside.Fields.Select(field => Field(field.Name, field.Seen))]));

    Column Field(string name, TypeEvidence seen) => JsonFact.Mark(new Column(name, Of(seen)), seen);
}
