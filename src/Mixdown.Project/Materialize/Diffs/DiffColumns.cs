using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Materialize.Diffs;

/// <summary>The columns of two relations side by side. Names are compared without regard to case.</summary>
/// <param name="old">Those of the old one.</param>
/// <param name="now">Those of the new one.</param>
sealed class DiffColumns(IReadOnlyList<ResultColumn> old, IReadOnlyList<ResultColumn> now)
{
    static readonly string[] NumberTypes = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "NUMERIC", "DOUBLE", "DOUBLE PRECISION", "FLOAT", "REAL"];

    /// <summary>Key columns as the relations spell them.</summary>
    /// <exception cref="MixdownException">MX1621: one of them has no such column.</exception>
    public IReadOnlyList<string> Keys(IReadOnlyList<string> keys)
    {
        foreach (var key in keys.Where(key => Find(old, key) is null || Find(now, key) is null))
        {
            throw new MixdownException(new Diagnostic(
                "MX1621", $"Rows cannot be told apart by '{key}': it is not a column of both", Hint: DidYouMean.Hint(key, Common([]).Select(column => column.Now.Name))));
        }
        return [.. keys.Select(key => Find(now, key)!.Name)];
    }

    /// <summary>Columns that both have, but for the keys.</summary>
    public IReadOnlyList<(ResultColumn Old, ResultColumn Now)> Common(IReadOnlyList<string> keys) =>
        [.. now.Where(column => !keys.Contains(column.Name, StringComparer.OrdinalIgnoreCase) && Find(old, column.Name) is not null).Select(column => (Find(old, column.Name)!, column))];

    /// <summary>Columns as the macros take them.</summary>
    public static JinjaList Facts(IEnumerable<(ResultColumn Old, ResultColumn Now)> columns) => new(columns.Select(column => (object?)new JinjaDict
    {
        ["name"] = column.Now.Name,
        // PostgreSQL cannot compare two values of type json.
        ["cast"] = string.Equals(column.Now.Type, "json", StringComparison.Ordinal)
            || column.Old.Type != column.Now.Type && !(IsNumber(column.Old.Type) && IsNumber(column.Now.Type)),
    }));

    /// <summary>Columns to show of rows that differ: those that do; where none does, rows come or go, and the first few tell which.</summary>
    /// <param name="common">Columns of both.</param>
    /// <param name="changedRows">Of each, the rows in which it differs.</param>
    public static IEnumerable<(ResultColumn Old, ResultColumn Now)> Shown(IReadOnlyList<(ResultColumn Old, ResultColumn Now)> common, IReadOnlyList<long> changedRows) =>
        changedRows.Any(rows => rows > 0) ? common.Where((_, i) => changedRows[i] > 0) : common.Take(4);

    /// <summary>Columns that differ: in values, in type, or in being there.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="changedRows">Of each common column, the rows in which it differs.</param>
    public IReadOnlyList<ColumnDiff> Diffs(IReadOnlyList<string> keys, IReadOnlyList<long> changedRows)
    {
        var common = Common(keys).Select((column, i) => new ColumnDiff(column.Now.Name, column.Old.Type, column.Now.Type, changedRows[i]))
            .Where(column => column.ChangedRows > 0 || column.OldType != column.NewType);
        var added = now.Where(column => Find(old, column.Name) is null).Select(column => new ColumnDiff(column.Name, null, column.Type, 0));
        var removed = old.Where(column => Find(now, column.Name) is null).Select(column => new ColumnDiff(column.Name, column.Type, null, 0));
        return [.. common, .. added, .. removed];
    }

    static bool IsNumber(string type) =>
        NumberTypes.Any(number => type.StartsWith(number, StringComparison.OrdinalIgnoreCase)) && !type.EndsWith(']');

    static ResultColumn? Find(IReadOnlyList<ResultColumn> columns, string name) =>
        columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
