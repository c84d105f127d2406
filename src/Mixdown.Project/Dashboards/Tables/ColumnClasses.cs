namespace Mixdown.Project.Dashboards.Tables;

/// <summary>What types of the engines mean here.</summary>
static class ColumnClasses
{
    static readonly (string Begin, ColumnClass Class)[] Types =
    [
        ("TIMESTAMP WITH TIME ZONE", ColumnClass.Instant), ("TIMESTAMPTZ", ColumnClass.Instant), ("TIMESTAMP", ColumnClass.LocalTime), ("DATETIME", ColumnClass.LocalTime),
        ("DATE", ColumnClass.Date), ("VARCHAR", ColumnClass.Text), ("CHARACTER", ColumnClass.Text), ("TEXT", ColumnClass.Text), ("CHAR", ColumnClass.Text), ("ENUM", ColumnClass.Text),
        ("BOOL", ColumnClass.Truth), ("BIGINT", ColumnClass.Whole), ("INTEGER", ColumnClass.Whole), ("SMALLINT", ColumnClass.Whole), ("TINYINT", ColumnClass.Whole),
        ("UBIGINT", ColumnClass.Whole), ("UINTEGER", ColumnClass.Whole), ("USMALLINT", ColumnClass.Whole), ("UTINYINT", ColumnClass.Whole),
        ("HUGEINT", ColumnClass.Number), ("DECIMAL", ColumnClass.Number), ("NUMERIC", ColumnClass.Number), ("DOUBLE", ColumnClass.Number), ("FLOAT", ColumnClass.Number), ("REAL", ColumnClass.Number),
    ];

    /// <summary>The class of a type, in the planner's spelling or the server's.</summary>
    public static ColumnClass Of(string type)
    {
        if (type.EndsWith(']'))
            return ColumnClass.Other;
        foreach (var (begin, meant) in Types)
        {
            if (type.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
                return meant;
        }
        return ColumnClass.Other;
    }

    /// <summary>Whether a period can narrow it.</summary>
    public static bool IsTime(this ColumnClass column) => column is ColumnClass.Date or ColumnClass.LocalTime or ColumnClass.Instant;

    /// <summary>Whether it can be added up.</summary>
    public static bool IsNumber(this ColumnClass column) => column is ColumnClass.Whole or ColumnClass.Number;
}
