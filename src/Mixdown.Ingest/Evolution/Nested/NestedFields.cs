using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution.Nested;

/// <summary>Fields that come to the structs of a column that a table has. Pure. They are added behind the others and read NULL
/// in older rows, which Delta allows without touching a file; the types of fields that are there stay.</summary>
static class NestedFields
{
    /// <summary>The column's type with the fields that <paramref name="come"/> has and it lacks.</summary>
    /// <param name="have">The type of the column.</param>
    /// <param name="come">The type that new values have.</param>
    /// <param name="path">The column's name.</param>
    /// <param name="added">Receives the fields, named by their path.</param>
    public static DataType Add(DataType have, DataType come, string path, ICollection<SchemaChange> added) => (have, come) switch
    {
        (DataType.List a, DataType.List b) => a with { Element = Add(a.Element, b.Element, path + "[]", added) },
        (DataType.Struct a, DataType.Struct b) => new DataType.Struct(Add(a.Fields, b.Fields, path, added)),
        _ => have,
    };

    static ColumnList Add(ColumnList have, ColumnList come, string path, ICollection<SchemaChange> added)
    {
        var fields = have.Select(field => come.IndexOf(field.Name) is >= 0 and var other
            ? field with { Type = Add(field.Type, come[other].Type, $"{path}.{field.Name}", added) }
            : field).ToList();
        foreach (var field in come.Where(field => have.IndexOf(field.Name) < 0))
        {
            fields.Add(field);
            added.Add(new SchemaChange($"{path}.{field.Name}", SchemaChangeKind.Added, From: null, TypeWords.Of(field.Type)));
        }
        return new ColumnList(fields);
    }
}
