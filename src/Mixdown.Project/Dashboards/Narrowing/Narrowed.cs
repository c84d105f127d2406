using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Narrowing;

/// <summary>A column that a viewer, or the file, narrows by.</summary>
/// <param name="Name">The filter's name, for who is told that it does not reach a tile.</param>
/// <param name="Column">The column.</param>
/// <param name="Class">What its values are.</param>
abstract record Narrowed(string Name, SqlPart.Column Column, ColumnClass Class)
{
    /// <summary>Whether it holds whatever the tile says: nothing takes its place, and no comparison looks beyond it.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Rows of some members.</summary>
    /// <param name="Name">As above.</param>
    /// <param name="Column">As above.</param>
    /// <param name="Class">As above.</param>
    /// <param name="Values">Of the column's type.</param>
    /// <param name="HasNull">Whether rows without a value are meant too.</param>
    public sealed record Members(string Name, SqlPart.Column Column, ColumnClass Class, IReadOnlyList<object> Values, bool HasNull) : Narrowed(Name, Column, Class);

    /// <summary>Rows of some time.</summary>
    /// <param name="Name">As above.</param>
    /// <param name="Column">As above.</param>
    /// <param name="Class">As above.</param>
    /// <param name="Periods">Any of these; none: all time.</param>
    public sealed record Times(string Name, SqlPart.Column Column, ColumnClass Class, IReadOnlyList<PeriodBounds> Periods) : Narrowed(Name, Column, Class);

    /// <summary>Rows between two numbers, both of them in it.</summary>
    /// <param name="Name">As above.</param>
    /// <param name="Column">As above.</param>
    /// <param name="Class">As above.</param>
    /// <param name="Least">The smallest; null: any.</param>
    /// <param name="Most">The greatest; null: any.</param>
    public sealed record Span(string Name, SqlPart.Column Column, ColumnClass Class, object? Least, object? Most) : Narrowed(Name, Column, Class);
}
