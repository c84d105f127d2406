using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Json.Shapes;

namespace Mixdown.Ingest.Records;

/// <summary>Learns from records what columns their table has. For one thread.</summary>
/// <param name="format">What is declared, and what may come.</param>
public sealed class RecordShape(RecordFormat format)
{
    /// <summary>Columns of a table at most: beyond it fields are not columns but data, and are rescued.</summary>
    public const int MostColumns = 1_000;

    // Types settle with few events: a number that had two decimals so far may have more in the next.
    const int LeastDecimals = 6;
    const int SmallDigits = 18;

    readonly JsonTypes _types = new(format.Dialect);
    readonly JsonRecordLook _look = new(format.Dialect);
    readonly NestedEvidence _seen = new();
    long _at;

    /// <summary>Looks at the fields of records.</summary>
    public void Look(RecordBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            _look.Record(batch.Value(i), _at, _seen);
            // Fields keep the order in which they came first, and a place inside a record tells them apart.
            _at += batch.Value(i).Length + 1;
        }
    }

    /// <summary>The fields that a table has from now on.</summary>
    /// <param name="before">Those that it has; null for a table that is not there yet: then all that was seen is a column.</param>
    /// <param name="changes">Receives what is different from before.</param>
    public ColumnList Fields(ColumnList? before, ICollection<SchemaChange> changes)
    {
        var fields = (before ?? new ColumnList()).Select(column => Grown(column, changes)).ToList();
        var known = fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in Found(before is null).Concat(Declared()).Where(column => known.Add(column.Name)).Take(Math.Max(0, MostColumns - fields.Count)))
        {
            fields.Add(column);
            if (before is not null)
                changes.Add(new SchemaChange(column.Name, SchemaChangeKind.Added, From: null, TypeWords.Of(column.Type)));
        }
        return new ColumnList(fields);
    }

    /// <summary>Declared types that are not those of the table.</summary>
    public static IEnumerable<(DeclaredColumn Declared, Column Column)> Contradictions(RecordFormat format, ColumnList fields) =>
        from declared in format.Columns
        let at = fields.IndexOf(declared.Name)
        where at >= 0 && fields[at].Type != declared.Type
        select (declared, fields[at]);

    IEnumerable<Column> Declared() => format.Columns.Select(declared => new Column(declared.Name, declared.Type));

    IEnumerable<Column> Found(bool isNew) => !isNew && format.Unknown != UnknownFields.Evolve
        ? []
        : _seen.Fields.Where(field => field.Seen.Values > 0 && !field.Name.StartsWith(RowLineage.Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(field => Of(field.Name, field.Seen));

    Column Of(string name, TypeEvidence seen) => DeclaredType(name) is { } declared
        ? new Column(name, declared)
        : JsonFact.Mark(new Column(name, Roomy(_types.Of(seen), seen)), seen);

    Column Grown(Column column, ICollection<SchemaChange> changes) =>
        format.Unknown == UnknownFields.Evolve && column.Type is DataType.Struct or DataType.List && DeclaredType(column.Name) is null && _seen.Find(column.Name) is { Values: > 0 } seen
            ? column with { Type = NestedFields.Add(column.Type, _types.Of(seen), column.Name, changes) }
            : column;

    static DataType Roomy(DataType type, TypeEvidence seen) =>
        type is DataType.Decimal { Precision: SmallDigits, Scale: < LeastDecimals } && seen.WholeDigits <= SmallDigits - LeastDecimals
            ? new DataType.Decimal(SmallDigits, LeastDecimals)
            : type;

    DataType? DeclaredType(string name) =>
        format.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))?.Type;
}
