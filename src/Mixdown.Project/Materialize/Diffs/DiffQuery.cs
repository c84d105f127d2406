using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Materialize.Diffs;

/// <summary>Asks the questions of a comparison by the macros of <c>diff.sql</c>.</summary>
/// <param name="rendering">Runs the macros.</param>
/// <param name="old">The relation that is compared with.</param>
/// <param name="now">The other one.</param>
sealed class DiffQuery(Rendering rendering, RelationValue old, RelationValue now)
{
    /// <summary>Rows belong together by a key.</summary>
    /// <exception cref="MixdownException">MX1621: a key stands for more than one row.</exception>
    public TableDiff ByKey(TableDiff diff, DiffColumns columns, int examples)
    {
        var keys = new JinjaList(diff.Keys);
        CheckUnique(diff.Old, old, keys);
        CheckUnique(diff.New, now, keys);
        var common = columns.Common(diff.Keys);
        var counts = Ask("diff_counts", old, now, keys, DiffColumns.Facts(common)).Rows[0].Select(Number).ToArray();
        return diff with
        {
            Added = counts[0],
            Removed = counts[1],
            Changed = counts[3],
            Same = counts[2] - counts[3],
            Columns = columns.Diffs(diff.Keys, counts[4..]),
            Examples = examples == 0 || counts[0] + counts[1] + counts[3] == 0
                ? diff.Examples
                : WithoutNumber(Ask("diff_examples", old, now, keys, DiffColumns.Facts(DiffColumns.Shown(common, counts[4..])), (long)examples)),
        };
    }

    /// <summary>Rows are compared by the columns that both relations have.</summary>
    /// <exception cref="MixdownException">MX1621: they have none.</exception>
    public TableDiff WholeRows(TableDiff diff, DiffColumns columns)
    {
        var common = columns.Common([]);
        if (common.Count == 0)
            throw new MixdownException(new Diagnostic("MX1621", $"{diff.Old} and {diff.New} have no column in common", Hint: "Compare tables of the same shape."));
        var counts = Ask("diff_whole_rows", old, now, DiffColumns.Facts(common)).Rows[0].Select(Number).ToArray();
        return diff with
        {
            Added = counts[0],
            Removed = counts[1],
            Same = counts[2] - counts[0],
            Columns = columns.Diffs([], new long[common.Count]),
        };
    }

    void CheckUnique(string name, RelationValue relation, JinjaList keys)
    {
        var repeated = Number(Ask("diff_duplicate_keys", relation, keys).Rows[0][0]);
        if (repeated > 0)
        {
            throw new MixdownException(new Diagnostic(
                "MX1621", $"Rows of {name} cannot be told apart by {string.Join(", ", keys)}: {Counted.Of(repeated, "value stands", "values stand")} for more than one row",
                Hint: "Name columns that tell them apart with '--key'."));
        }
    }

    ResultTable Ask(string macro, params object?[] arguments) =>
        (ModelCompiler.Jinja(rendering, () => rendering.Call(macro, arguments)) as TableValue)?.Table ?? new ResultTable([], []);

    static ResultTable WithoutNumber(ResultTable examples) =>
        new([.. examples.Columns.SkipLast(1)], [.. examples.Rows.Select(row => row[..^1])]);

    static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
