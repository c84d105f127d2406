using Mixdown.Project.Materialize.Diffs;

namespace Mixdown.Cli.Rendering.Previews;

/// <summary>Differences of tables for people.</summary>
/// <param name="palette">Colours.</param>
/// <param name="width">Columns of the terminal.</param>
sealed class DiffText(Palette palette, int width)
{
    /// <summary>Writes all of them.</summary>
    public void Write(TextWriter output, IReadOnlyList<TableDiff> diffs)
    {
        foreach (var diff in diffs)
        {
            output.WriteLine($"  diff   {palette.Strong(diff.Old)} → {palette.Strong(diff.New)}   {(diff.Keys.Count == 0 ? "rows compared whole" : $"by {string.Join(", ", diff.Keys)}")}");
            output.WriteLine($"         {Rows(diff)}");
            foreach (var column in diff.Columns)
                output.WriteLine($"         column {Column(column)}");
            if (diff.Examples.Rows.Count > 0)
                new TableText(palette, width).Write(output, diff.Examples);
        }
    }

    string Rows(TableDiff diff) => diff.IsEmpty
        ? palette.Good($"{Figures.Count(diff.Same, "row")}, no difference")
        : $"{palette.Good($"+{Figures.Count(diff.Added)}")}   {palette.Bad($"-{Figures.Count(diff.Removed)}")}   {palette.Warning($"~{Figures.Count(diff.Changed)}")}   ={Figures.Count(diff.Same, "row")}";

    string Column(ColumnDiff column) => column switch
    {
        { OldType: null } => palette.Good($"+ {column.Name} {column.NewType}"),
        { NewType: null } => palette.Bad($"- {column.Name} {column.OldType}"),
        _ => palette.Warning($"~ {column.Name}")
            + (column.OldType == column.NewType ? "" : $" {column.OldType} → {column.NewType}")
            + (column.ChangedRows == 0 ? "" : $"   differs in {Figures.Count(column.ChangedRows, "row")}"),
    };
}
