using System.Globalization;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Words of SQL for the order of rows.</summary>
static class SortOrder
{
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
}
