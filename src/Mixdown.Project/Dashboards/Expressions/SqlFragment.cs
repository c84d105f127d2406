using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>An expression whose names were found, before it stands in a query.</summary>
/// <param name="Parts">In order.</param>
sealed record SqlFragment(IReadOnlyList<SqlPart> Parts)
{
    /// <summary>The tables that it reads, each once.</summary>
    public IEnumerable<DashboardTable> Tables => Parts.OfType<SqlPart.Column>().Select(part => part.Table).Distinct();

    /// <summary>The column, where it is nothing else.</summary>
    public SqlPart.Column? OnlyColumn => Parts is [SqlPart.Column one] ? one : null;

    /// <summary>One column.</summary>
    public static SqlFragment Of(DashboardTable table, string column) => new([new SqlPart.Column(table, column)]);

    /// <summary>SQL without names of tables.</summary>
    public static SqlFragment Plain(string sql) => new([new SqlPart.Plain(sql)]);

    /// <summary>This between two texts.</summary>
    public SqlFragment Within(string before, string after) => new([new SqlPart.Plain(before), .. Parts, new SqlPart.Plain(after)]);
}
