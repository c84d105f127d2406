namespace Mixdown.Runs.Starting.Stars;

/// <summary>Which columns may be keys and which may lead to them, by names and counts; rows have to prove it. Pure.</summary>
static class KeyGuess
{
    // An estimate of how many values are different may be this far off.
    const double Estimate = 0.9;

    /// <summary>Columns that may be a table's key alone, the likeliest first.</summary>
    public static IEnumerable<ColumnProfile> Keys(TableProfile table)
    {
        var own = Words.Singular(table.Name);
        return table.Columns
            .Where(column => column.CanBeKey && table.Rows > 0 && column.Values == table.Rows && column.Distinct >= Estimate * table.Rows)
            .Where(column => column.LooksLikeKey || column == table.Columns[0])
            .OrderBy(column => Rank(column.Name, own));
    }

    /// <summary>Columns that may be a key together, where none is alone: those that lead elsewhere by their names.</summary>
    public static IReadOnlyList<ColumnProfile> Together(TableProfile table)
    {
        var parts = table.Columns.Where(column => column.CanBeKey && column.LooksLikeKey && column.Values == table.Rows).ToList();
        return parts.Count is 2 or 3 ? parts : [];
    }

    /// <summary>The tables with one key that a column may lead to by its name, the likeliest first.</summary>
    public static IEnumerable<TableProfile> Parents(TableProfile table, ColumnProfile column, IReadOnlyList<TableProfile> tables) => tables
        .Where(parent => parent.Key is [var key] && key.IsText == column.IsText && column.CanBeKey && !(parent == table && key == column)
            && (Leads(column.Name, parent) || (parent == table && column.IsSuperior)))
        .OrderByDescending(parent => parent.Name.Length);

    static bool Leads(string column, TableProfile parent)
    {
        var (key, name) = (parent.Key[0].Name, Words.Singular(parent.Name));
        if (column == key)
            return key is not ("id" or "key" or "code" or "number" or "name");
        return column == $"{name}_{key}" || column == $"{name}_id" || column == $"{name}_key" || column == $"{parent.Name}_id"
            || column == $"parent_{name}_id" || (column == name && key is "id" or "code" or "name");
    }

    static int Rank(string column, string table) => column switch
    {
        "id" => 0,
        _ when column == $"{table}_id" || column == $"{table}_key" => 1,
        _ when column.StartsWith(table, StringComparison.Ordinal) => 2,
        _ when column.EndsWith("_id", StringComparison.Ordinal) || column.EndsWith("_key", StringComparison.Ordinal) => 3,
        _ => 4,
    };
}
