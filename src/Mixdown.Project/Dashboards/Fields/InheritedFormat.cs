using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>What an expression takes over of the column that it is made of: a sum of dollars is dollars, a number of invoices is none.</summary>
static class InheritedFormat
{
    static readonly HashSet<string> Keeping = new(StringComparer.OrdinalIgnoreCase) { "", "sum(", "avg(", "min(", "max(", "mean(", "median(", "any_value(" };

    /// <summary>The format of the only column in it, where that is added up, averaged or picked from; else null.</summary>
    public static ValueFormat? Of(SqlFragment sql)
    {
        var at = sql.Parts.ToList().FindIndex(part => part is SqlPart.Column);
        if (at < 0 || sql.Parts.OfType<SqlPart.Column>().Skip(1).Any())
            return null;
        var (before, after) = (Text(sql.Parts.Take(at)), Text(sql.Parts.Skip(at + 1)));
        var column = (SqlPart.Column)sql.Parts[at];
        return Keeping.Contains(before) && after == (before.Length == 0 ? "" : ")") ? column.Table.Find(column.Name)?.Format : null;
    }

    static string Text(IEnumerable<SqlPart> parts) =>
        string.Concat(parts.Select(part => part is SqlPart.Plain plain ? plain.Text : "?")).Replace(" ", "", StringComparison.Ordinal);
}
