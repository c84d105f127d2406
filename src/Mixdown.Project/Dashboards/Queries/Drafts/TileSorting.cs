using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>In which order the rows of a tile come: what the file says, and the orders that the columns of models have.</summary>
/// <param name="draft">The query.</param>
sealed class TileSorting(TileDraft draft)
{
    readonly List<(SelectItem Item, bool IsFalling)> _written = [];
    readonly List<HiddenOrder> _hidden = [];
    readonly Dictionary<string, HiddenOrder> _ofMembers = new(StringComparer.Ordinal);

    /// <summary>What is sorted by without being shown.</summary>
    public IReadOnlyList<HiddenOrder> Hidden => _hidden;

    /// <summary>Their columns, as measures of the members.</summary>
    public IEnumerable<SelectItem> Columns => _hidden.Select(hidden => hidden.Item);

    /// <summary>The measure that the file has rows fall by, before all else; null: none.</summary>
    public SelectItem? Falls => _written is [(var first, true), ..] && (first.Field.IsMeasure && _hidden.Find(hidden => hidden.Item == first) is not { Single.IsMeasure: false }) ? first : null;

    /// <summary>Reads what the file says: to be called when all columns are there, and before they are joined.</summary>
    public void Read()
    {
        foreach (var item in draft.Dimensions)
        {
            if (OrderOf(item.Field) is { } order)
                _ofMembers[item.Name] = Hide(order);
        }
        foreach (var sort in draft.Tile.Rows.Sort)
            Read(sort);
    }

    /// <summary>The column in whose order the members of another one are; null: they are in their own.</summary>
    public SelectItem? OrderOf(SelectItem member) => _ofMembers.GetValueOrDefault(member.Name)?.Item;

    /// <summary>A column from the least to the greatest.</summary>
    public IEnumerable<string> Rising(SelectItem item) => OrderOf(item) is { } order ? [SortOrder.Rising(order.Name), SortOrder.Rising(item.Name)] : [SortOrder.Rising(item.Name)];

    /// <summary>What stands behind ORDER BY: what the file says, else <paramref name="otherwise"/>; then all dimensions, so that the
    /// order is always the same.</summary>
    public string Order(IEnumerable<string> otherwise)
    {
        var first = _written.Count > 0 ? _written.Select(one => one.IsFalling ? SortOrder.Falling(one.Item.Name) : SortOrder.Rising(one.Item.Name)) : otherwise;
        return SortOrder.Text([.. first, .. draft.Dimensions.SelectMany(Rising)]);
    }

    void Read(TileExpression sort)
    {
        var (text, isFalling) = SortOrder.Direction(sort.Text);
        if (draft.Find(sort with { Text = text }, out var field) is { } shown)
            _written.Add((OrderOf(shown) ?? shown, isFalling));
        else if (field is not null)
            _written.Add((Hide(field).Item, isFalling));
    }

    HiddenOrder Hide(Field field)
    {
        var order = new HiddenOrder(new SelectItem(Grouped(field), ColumnRole.Place, draft.Named($"order_by_{field.Name}")), field);
        _hidden.Add(order);
        return order;
    }

    /// <summary>The column that the model says; a time has an order of its own.</summary>
    static Field? OrderOf(Field field)
    {
        if (field.Class.IsTime() || field.Sql.OnlyColumn is not { } column || column.Table.Find(column.Name)?.OrderBy is not { } name)
            return null;
        return column.Table.Find(name) is { } order ? new Field(order.Name, "", SqlFragment.Of(column.Table, order.Name), field.At) { Class = order.Class } : null;
    }

    /// <summary>A member's order is one number of each group. PostgreSQL has no least of truth values.</summary>
    Field Grouped(Field field)
    {
        if (field.IsMeasure)
            return field;
        var (before, after) = field.Class == ColumnClass.Truth ? ("min(case when ", " then 1 else 0 end)") : ("min(", ")");
        return field with { Sql = field.Sql.Within(before, after), Fact = draft.Measures is [var first, ..] ? first.Field.Fact : draft.Fact, IsAdditive = false, IsZeroWithoutRows = false, Shared = null };
    }
}
