using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>SQL that gives a column of the table from files of one shape: names inside it are mapped, narrower types widened, what
/// is missing is NULL. What needs no change is the file's column itself, so that filters on it reach the file.</summary>
/// <param name="shape">The files.</param>
/// <param name="mapping">How they know the columns.</param>
sealed class ColumnSql(FileShape shape, ColumnMappingMode mapping)
{
    const string Zoned = "TIMESTAMP WITH TIME ZONE";

    /// <summary>The column as an expression over a row <c>f</c> of the file.</summary>
    /// <exception cref="MixdownException">MX2865: the file has another type that cannot be the column's.</exception>
    public string Of(Column column) => shape.Find(shape.Fields, column, mapping) is { } field
        ? Value($"f.{new SqlIdentifier(field.Name)}", column.Type, field, 0)
        : Null(column.Type);

    /// <summary>NULL of a type.</summary>
    public static string Null(DataType type) => $"cast(null as {LakeTypes.Sql(type)})";

    string Value(string sql, DataType type, ParquetField field, int depth) => (type, field.Kind) switch
    {
        _ when IsSame(type, field) => sql,
        (DataType.Struct nested, ParquetKind.Struct) => Guarded(sql, StructOf(sql, nested, field, depth)),
        (DataType.List list, ParquetKind.List) => Mapped(sql, depth, each => Value(each, list.Element, field.Inner[0], depth + 1)),
        (DataType.Map map, ParquetKind.Map) => Guarded(sql, MapOf(sql, map, field, depth)),
        (_, ParquetKind.Value) when type is not (DataType.Struct or DataType.List or DataType.Map) => Cast(sql, type, field),
        _ => throw Mismatch(type, field),
    };

    string StructOf(string sql, DataType.Struct type, ParquetField field, int depth) => "struct_pack(" + string.Join(", ", type.Fields.Select(inner =>
    {
        var value = shape.Find(field.Inner, inner, mapping) is { } found
            ? Value($"struct_extract({sql}, {SqlText.Literal(found.Name)})", inner.Type, found, depth)
            : Null(inner.Type);
        return $"{new SqlIdentifier(inner.Name)} := {value}";
    })) + ")";

    string MapOf(string sql, DataType.Map type, ParquetField field, int depth) => "map_from_entries(" + Mapped($"map_entries({sql})", depth, each =>
        $"struct_pack(key := {Value($"struct_extract({each}, 'key')", type.Key, field.Inner[0], depth + 1)}, "
        + $"value := {Value($"struct_extract({each}, 'value')", type.Value, field.Inner[1], depth + 1)})") + ")";

    static string Mapped(string sql, int depth, Func<string, string> each)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"e{depth}");
        return $"list_transform({sql}, lambda {name}: {each(name)})";
    }

    static string Guarded(string sql, string value) => $"case when {sql} is not null then {value} end";

    /// <summary>Whether DuckDB reads the field as the type, names inside it included.</summary>
    bool IsSame(DataType type, ParquetField field) => (type, field.Kind) switch
    {
        (DataType.Struct nested, ParquetKind.Struct) => nested.Fields.Count == field.Inner.Count
            && nested.Fields.Zip(field.Inner).All(pair => pair.First.Name == pair.Second.Name
                && shape.Find(field.Inner, pair.First, mapping) == pair.Second && IsSame(pair.First.Type, pair.Second)),
        (DataType.List list, ParquetKind.List) => IsSame(list.Element, field.Inner[0]),
        (DataType.Map map, ParquetKind.Map) => IsSame(map.Key, field.Inner[0]) && IsSame(map.Value, field.Inner[1]),
        (DataType.Struct or DataType.List or DataType.Map, _) => false,
        (_, ParquetKind.Value) => LakeTypes.Sql(type) == field.Type,
        _ => false,
    };

    static string Cast(string sql, DataType type, ParquetField field)
    {
        var from = field.Type ?? "";
        if (!Fits(type, from))
            throw Mismatch(type, field);
        var to = LakeTypes.Sql(type);
        return type switch
        {
            // Bytes and texts of writers that do not say which it is.
            DataType.String when from == "BLOB" => $"decode({sql})",
            DataType.Binary when from == "VARCHAR" => $"encode({sql})",
            // Old writers (int96) and careless ones leave out that a time is in UTC.
            DataType.Timestamp { HasZone: true } => $"timezone('UTC', cast({sql} as TIMESTAMP))",
            DataType.Timestamp when from == Zoned => $"timezone('UTC', {sql})",
            _ => $"cast({sql} as {to})",
        };
    }

    /// <summary>Only what holds every value: the same type stored otherwise, and the protocol's widenings.</summary>
    static bool Fits(DataType type, string from) => type switch
    {
        DataType.Integer => IsInteger(from),
        DataType.Float => IsInteger(from) || from is "FLOAT" or "DOUBLE",
        DataType.Decimal => IsInteger(from) || from.StartsWith("DECIMAL", StringComparison.Ordinal),
        DataType.String => from is "VARCHAR" or "BLOB" or "JSON" or "UUID",
        DataType.Binary => from is "BLOB" or "VARCHAR",
        DataType.Timestamp => from.StartsWith("TIMESTAMP", StringComparison.Ordinal) || from == "DATE",
        _ => LakeTypes.Sql(type) == from,
    };

    static bool IsInteger(string type) => type.EndsWith("INTEGER", StringComparison.Ordinal) || type.EndsWith("INT", StringComparison.Ordinal);

    static MixdownException Mismatch(DataType type, ParquetField field) => new(new Diagnostic(
        "MX2865", $"the field '{field.Name}' of a data file is {field.Type ?? field.Kind.ToString().ToLowerInvariant()}, which is no {LakeTypes.Sql(type)}",
        Hint: "The file was not written for this table. Remove it from the table, or write it anew."));
}
