using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>An expression of a tile whose names were found.</summary>
/// <param name="Name">What its column is called in SQL; not yet told apart from others.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Sql">What it is.</param>
/// <param name="At">Where it is written.</param>
sealed record Field(string Name, string Label, SqlFragment Sql, SourceSpan At)
{
    /// <summary>Of a measure the table whose rows are added up; null: it is a dimension.</summary>
    public DashboardTable? Fact { get; init; }

    /// <summary>Whether it is added up over rows.</summary>
    public bool IsMeasure => Fact is not null;

    /// <summary>What its values are.</summary>
    public ColumnClass Class { get; init; }

    /// <summary>How its numbers are written; null: as they are.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>Whether its numbers may be added up over members.</summary>
    public bool IsAdditive { get; init; }

    /// <summary>Whether it is 0, and not nothing, where there are no rows.</summary>
    public bool IsZeroWithoutRows { get; init; }

    /// <summary>Of a measure that <c>allocate: equal</c> can divide: as it is written with a share of each row; null: it cannot.</summary>
    public Func<string, SqlFragment>? Shared { get; init; }

    /// <summary>What <c>as</c> calls it; null: it was given no name.</summary>
    public string? Alias { get; init; }

    /// <summary>The same under a name of its own: <c>EXPRESSION as NAME</c>.</summary>
    public Field Called(string name) => this with { Name = name, Label = FieldLabel.Of(name), Alias = name };

    /// <summary><c>TABLE.COLUMN</c>; null where it is no column.</summary>
    public string? Path => !IsMeasure && Sql.OnlyColumn is { } column ? $"{column.Table.Name}.{column.Name}" : null;
}
