using Mixdown.Project.Compile;

namespace Mixdown.Project.Dashboards.Queries;

/// <summary>What a tile asks the engine for, under what a viewer chose.</summary>
/// <param name="Sql">One SELECT with <c>$1</c>, <c>$2</c>, … for <see cref="Values"/>; its columns are <see cref="Columns"/>, in
/// order.</param>
public sealed record TileQuery(string Sql)
{
    /// <summary>What is bound: text, long, decimal, bool, <see cref="DateOnly"/>, <see cref="DateTime"/> or
    /// <see cref="DateTimeOffset"/>. Nothing that a viewer chose stands in the SQL.</summary>
    public IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>The columns of the answer.</summary>
    public IReadOnlyList<TileColumn> Columns { get; init; } = [];

    /// <summary>Rows that are shown at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Counts the rows that there would be without the limit, in one row of one column, with the same <see cref="Values"/>;
    /// null: all rows are shown.</summary>
    public string? CountSql { get; init; }

    /// <summary>Asks up to when the data go: one row of one column, NULL where there are no data; null: nobody can tell.</summary>
    public TileQuery? Freshness { get; init; }

    /// <summary>Asks for the course of a number: a time, then each of its columns; null: none is shown.</summary>
    public TileQuery? Trend { get; init; }

    /// <summary>The unique ids of the nodes that it reads: with their versions what the answer is kept under.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>The names of the filters that are set and do not reach it.</summary>
    public IReadOnlyList<string> NotFilteredBy { get; init; } = [];

    /// <summary>The period of what stands along x, whatever rows there are; null: none is asked for.</summary>
    public AskedTime? Asked { get; init; }

    /// <summary>Why it is compared with nothing although the file asks for it, for people; null: it is, or the file does not.</summary>
    public string? NotCompared { get; init; }

    /// <summary>The names of the locked filters that narrow all that it reads.</summary>
    internal IReadOnlyList<string> Held { get; init; } = [];

    /// <summary>The live table that it reads in place of the warehouse; null: none.</summary>
    public string? Live { get; init; }

    /// <summary>The query that a person wrote, as a part of <see cref="Sql"/>; null: nobody wrote one.</summary>
    internal CompiledNode? Written { get; init; }

    /// <summary>Whether the query that a person wrote has no <c>{{ filters }}</c>.</summary>
    internal bool IgnoresFilters { get; init; }
}
