using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The columns of a table that had several forms. Pure.</summary>
static class RelationColumns
{
    /// <param name="forms">The table's columns in each form, the oldest first.</param>
    /// <returns>Every column that it ever had: the latest form's first.</returns>
    public static ColumnList Of(IReadOnlyList<IReadOnlyList<Column>> forms)
    {
        var columns = forms[^1].ToList();
        for (var form = forms.Count - 2; form >= 0; form--)
        {
            foreach (var earlier in forms[form])
                Add(columns, earlier);
        }
        return new ColumnList(columns);
    }

    static void Add(List<Column> columns, Column earlier)
    {
        var at = columns.FindIndex(column => string.Equals(column.Name, earlier.Name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            columns.Add(earlier);
        else if (IsWider(earlier.Type, columns[at].Type))
            columns[at] = columns[at] with { Type = earlier.Type };
    }

    // A column that became narrower keeps room for the values that it had before; of other types the latest counts.
    static bool IsWider(DataType earlier, DataType later) => (earlier, later) switch
    {
        (DataType.Integer was, DataType.Integer now) => was.Bits > now.Bits,
        (DataType.Float was, DataType.Float now) => was.Bits > now.Bits,
        (DataType.Decimal was, DataType.Decimal now) => was.Scale >= now.Scale && was.Precision - was.Scale >= now.Precision - now.Scale,
        (DataType.String, _) => true,
        _ => false,
    };
}
