using System.Globalization;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>In which order rows come.</summary>
static class SortOrder
{
    /// <summary>What stands behind ORDER BY: what the file says, else <paramref name="otherwise"/>; then all dimensions, so that the
    /// order is always the same. Null, and an error, where the file sorts by something that is not shown.</summary>
    public static string? Of(TileDraft draft, IEnumerable<string> otherwise)
    {
        var written = draft.Tile.Rows.Sort.Select(sort => Read(draft, sort)).ToList();
        if (written.Contains(null))
            return null;
        var first = written.Count > 0 ? written.OfType<string>() : otherwise;
        return Text([.. first, .. draft.Dimensions.Select(item => Rising(item.Name))]);
    }

    /// <summary>From the least to the greatest.</summary>
    public static string Rising(string name) => $"{name} nulls last";

    /// <summary>From the greatest to the least.</summary>
    public static string Falling(string name) => $"{name} desc nulls last";

    /// <summary>So many rows.</summary>
    public static string Limit(int rows) => string.Create(CultureInfo.InvariantCulture, $"\nlimit {rows}");

    /// <summary>How many rows a query has.</summary>
    public static string Count(string sql) => $"select count(*) from (\n{sql}\n) as all_rows";

    /// <summary>Orders one after another, each column once.</summary>
    public static string Text(IReadOnlyList<string> orders) =>
        orders.Count == 0 ? "" : $"\norder by {string.Join(", ", orders.DistinctBy(order => order.Replace(" desc nulls last", "", StringComparison.Ordinal).Replace(" nulls last", "", StringComparison.Ordinal)))}";

    /// <summary>An expression and its direction.</summary>
    public static (string Text, bool IsFalling) Direction(string written)
    {
        var text = written.Trim();
        if (text.EndsWith(" desc", StringComparison.OrdinalIgnoreCase))
            return (text[..^5].TrimEnd(), true);
        return (text.EndsWith(" asc", StringComparison.OrdinalIgnoreCase) ? text[..^4].TrimEnd() : text, false);
    }

    static string? Read(TileDraft draft, TileExpression sort)
    {
        var (text, isFalling) = Direction(sort.Text);
        if (draft.Shown(sort with { Text = text }, "is sorted by") is not { } item)
            return null;
        return isFalling ? Falling(item.Name) : Rising(item.Name);
    }
}
