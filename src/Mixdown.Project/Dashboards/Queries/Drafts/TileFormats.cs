using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Writes the numbers of a tile as its <c>format</c> says.</summary>
/// <param name="context">The tile and the project.</param>
sealed class TileFormats(TileContext context)
{
    /// <summary>The columns, each with its format; an error where the file names one that is not shown.</summary>
    public IReadOnlyList<SelectItem> Applied(IReadOnlyList<SelectItem> items)
    {
        if (context.Tile.Formats.Count == 0)
            return items;
        var used = new HashSet<TileFormat>();
        var adds = items.Any(item => item.Field.IsMeasure);
        var applied = items.Select(item => Of(item.Field, adds, used) is { } format ? item with { Field = item.Field with { Format = format } } : item).ToList();
        foreach (var format in context.Tile.Formats.Where(format => format.Column is not null && !used.Contains(format) && !IsElsewhere(format.Column.Text)))
            Unused(format.Column!, items);
        return applied;
    }

    /// <summary>The format of a column of a query that a person wrote.</summary>
    /// <param name="names">What the file may call it.</param>
    /// <param name="isNumber">Whether it is what the tile is about.</param>
    public ValueFormat? Of(IReadOnlyCollection<string> names, bool isNumber) =>
        (context.Tile.Formats.FirstOrDefault(format => format.Column is { } column && names.Contains(column.Text.Trim(), StringComparer.Ordinal))
            ?? context.Tile.Formats.FirstOrDefault(format => format.Column is null && isNumber))?.Format;

    ValueFormat? Of(Field field, bool adds, HashSet<TileFormat> used)
    {
        string?[] names = [field.Alias, field.Name, field.Path, field.Label];
        var own = context.Tile.Formats.FirstOrDefault(format => format.Column is { } column && names.Contains(column.Text.Trim(), StringComparer.Ordinal));
        if (own is not null)
            used.Add(own);
        return (own ?? context.Tile.Formats.FirstOrDefault(format => format.Column is null && (field.IsMeasure || !adds && IsNumber(field))))?.Format;
    }

    static bool IsNumber(Field field) => field.Class.IsNumber() || field is { Class: ColumnClass.Unknown, Path: null };

    /// <summary>Whether it is shown under another choice, or on another level.</summary>
    bool IsElsewhere(string text) =>
        context.Dashboard.Parameters.Any(parameter => parameter.Choices.Contains(text, StringComparer.Ordinal)) || context.Tile.Drill.Any(level => level.Text == text);

    void Unused(TileExpression column, IReadOnlyList<SelectItem> items) => context.Found.Add(new Diagnostic(
        "MX1783", $"'{context.Tile.Title}' has a format for '{column.Text}', which it does not show", column.At, DidYouMean.Hint(column.Text, items.Select(item => item.Field.Alias ?? item.Field.Path ?? item.Field.Name))));
}
