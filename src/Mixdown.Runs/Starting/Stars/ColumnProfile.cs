namespace Mixdown.Runs.Starting.Stars;

/// <summary>A column of a bronze table, as its rows show it.</summary>
/// <param name="Source">Its name in the source.</param>
/// <param name="Name">Its name from silver on.</param>
/// <param name="Type">DuckDB's name of its type.</param>
/// <param name="Values">Rows with a value.</param>
/// <param name="Distinct">About how many different values.</param>
sealed record ColumnProfile(string Source, string Name, string Type, long Values, long Distinct)
{
    /// <summary>Whether it is text.</summary>
    public bool IsText => Type == "VARCHAR";

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Type is "BIGINT" or "INTEGER" or "SMALLINT" or "TINYINT" || (Type.StartsWith("DECIMAL(", StringComparison.Ordinal) && Type.EndsWith(",0)", StringComparison.Ordinal));

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => IsWhole || Type is "DOUBLE" or "FLOAT" || Type.StartsWith("DECIMAL(", StringComparison.Ordinal);

    /// <summary>Whether it is a day or a time.</summary>
    public bool IsTime => Type == "DATE" || Type.StartsWith("TIMESTAMP", StringComparison.Ordinal);

    /// <summary>Whether its values can be those of a key.</summary>
    public bool CanBeKey => IsWhole || IsText;

    /// <summary>Whether its name says that it tells rows apart.</summary>
    public bool LooksLikeKey => Name is "id" or "key" or "code" or "uuid" or "guid" or "number"
        || Name.EndsWith("_id", StringComparison.Ordinal) || Name.EndsWith("_key", StringComparison.Ordinal) || Name.EndsWith("_code", StringComparison.Ordinal)
        || Name.EndsWith("_no", StringComparison.Ordinal) || Name.EndsWith("_number", StringComparison.Ordinal) || Name.EndsWith("_uuid", StringComparison.Ordinal) || IsSuperior;

    /// <summary>Whether its name says that it leads to another row of the same table.</summary>
    public bool IsSuperior => Name is "reports_to" or "manager_id" or "supervisor_id" or "parent_id";
}
