using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>A part of an expression whose names were found.</summary>
abstract record SqlPart
{
    /// <summary>SQL that stays as it is.</summary>
    public sealed record Plain(string Text) : SqlPart;

    /// <summary>A column, whatever its table is called in the query.</summary>
    public sealed record Column(DashboardTable Table, string Name) : SqlPart;

    /// <summary>What a viewer chose: it is bound.</summary>
    public sealed record Bound(object? Value) : SqlPart;
}
