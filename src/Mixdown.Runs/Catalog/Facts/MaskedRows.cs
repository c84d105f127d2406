using Mixdown.Engines;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>Hides personal values of rows that are shown.</summary>
static class MaskedRows
{
    /// <summary>What stands in the place of a hidden value.</summary>
    public const string Mask = "***";

    /// <summary>Rows to show.</summary>
    /// <param name="answer">What the engine said.</param>
    /// <param name="isPersonal">Whether the values of a column are hidden. That there is none stays visible.</param>
    public static CatalogRows Of(ResultTable answer, Func<string, bool> isPersonal)
    {
        var columns = answer.Columns.Select(column => new RowColumn(column.Name, column.Type, ColumnKinds.Of(column.Type), isPersonal(column.Name))).ToList();
        return new CatalogRows(columns, [.. answer.Rows.Select(row => Masked(row, columns))]);
    }

    static object?[] Masked(object?[] row, List<RowColumn> columns)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (columns[i].IsMasked && row[i] is not null)
                row[i] = Mask;
        }
        return row;
    }
}
