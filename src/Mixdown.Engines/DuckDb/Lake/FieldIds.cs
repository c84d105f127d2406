using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>The ids of columns for the schema of a new Parquet file, as an option of COPY.</summary>
static class FieldIds
{
    /// <summary>For example <c>{"a": 1, "s": {__duckdb_field_id: 2, "x": 3}}</c>.</summary>
    /// <param name="columns">By the names that they have in the file; columns without an id get none.</param>
    public static string Sql(ColumnList columns) => $"{{{string.Join(", ", Members(columns))}}}";

    static IEnumerable<string> Members(ColumnList columns) => columns
        .Where(column => ColumnMapping.FieldId(column) is not null)
        .Select(column => $"{new SqlIdentifier(column.Name)}: {Member(ColumnMapping.FieldId(column)!.Value, column.Type)}");

    static string Member(int id, DataType type)
    {
        var own = id.ToString(CultureInfo.InvariantCulture);
        var inner = string.Join(", ", Inner(type));
        return inner.Length == 0 ? own : $"{{__duckdb_field_id: {own}, {inner}}}";
    }

    static IEnumerable<string> Inner(DataType type) => type switch
    {
        DataType.Struct nested => Members(nested.Fields),
        DataType.List list => Nested("element", list.Element),
        DataType.Map map => Nested("key", map.Key).Concat(Nested("value", map.Value)),
        _ => [],
    };

    static IEnumerable<string> Nested(string name, DataType type) =>
        string.Join(", ", Inner(type)) is { Length: > 0 } inner ? [$"{name}: {{{inner}}}"] : [];
}
