using System.Data.Common;
using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>A column of a database's table.</summary>
/// <param name="Name">As the database spells it.</param>
/// <param name="TypeText">Its type, as the database names it.</param>
/// <param name="Clr">The .NET type of its values.</param>
/// <param name="Mapping">What it becomes in the lake.</param>
sealed record AdoColumn(string Name, string TypeText, Type Clr, TypeMapping Mapping)
{
    /// <summary>The columns of the lake: one, or two where nanoseconds need theirs.</summary>
    public IReadOnlyList<Column> InLake => Mapping.ToColumns(Name, TypeText);

    /// <summary>Reads what a provider says.</summary>
    public static AdoColumn Of(DbColumn column)
    {
        var clr = column.DataType ?? typeof(object);
        var text = TypeTextOf(column);
        var mapping = SourceTypes.Ansi.Map(text);
        // A name that the table does not have is text; .NET's type then says more, unless it is text too.
        if (mapping == TypeMapping.AsText && clr != typeof(string) && !clr.IsArray)
            mapping = SourceTypes.Clr.Map(ClrText(clr, column));
        return new AdoColumn(column.ColumnName, text, clr, mapping);
    }

    /// <summary>Whether this is its name, in upper or lower case.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    static string TypeTextOf(DbColumn column)
    {
        var name = (column.DataTypeName is { Length: > 0 } said ? said : column.DataType?.Name ?? "object").ToLowerInvariant();
        if (name.Contains('(', StringComparison.Ordinal))
            return name;
        if (column.DataType == typeof(decimal) && column.NumericPrecision is > 0 and { } precision)
            return string.Create(CultureInfo.InvariantCulture, $"{name}({precision},{column.NumericScale ?? 0})");
        return (column.DataType == typeof(DateTime) || column.DataType == typeof(DateTimeOffset)) && column.NumericScale is { } digits and > 0 and <= 9
            ? string.Create(CultureInfo.InvariantCulture, $"{name}({digits})") : name;
    }

    static string ClrText(Type clr, DbColumn column) => clr == typeof(decimal) && column.NumericPrecision is > 0 and { } precision
        ? string.Create(CultureInfo.InvariantCulture, $"Decimal({precision},{column.NumericScale ?? 0})")
        : clr == typeof(byte[]) ? "Byte[]" : clr.Name;
}
