using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards;

/// <summary>What a tile shows now: enough to draw it, whoever draws.</summary>
/// <param name="Tile">The tile's id.</param>
public sealed record TileAnswer(string Tile)
{
    /// <summary>What the columns mean.</summary>
    public IReadOnlyList<AnswerColumn> Columns { get; init; } = [];

    /// <summary>The values of each column, as many for each as there are rows. Times are ISO 8601; null stays null.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Values { get; init; } = [];

    /// <summary>The course of a number tile that has one; null: it has none.</summary>
    public TileTrend? Trend { get; init; }

    /// <summary>What the tile's own period ends with where that is the newest data, as the values of a column are written; null: it has
    /// no such period.</summary>
    public object? Newest { get; init; }

    /// <summary>The period of what stands along x, which may begin before the first row and end behind the last; null: none is
    /// asked for.</summary>
    public AskedTime? Asked { get; init; }

    /// <summary>How many rows there would be without the limit; null: these are all.</summary>
    public long? Total { get; init; }

    /// <summary>Up to when the data go that it was made of, in ISO 8601 as far as the column knows it: a day, a moment without a zone, an
    /// instant with its offset; null where nobody can tell.</summary>
    public string? DataTo { get; init; }

    /// <summary>Why the data are older than they should be, in a sentence; null: they are not.</summary>
    public string? Stale { get; init; }

    /// <summary>The run that says so; null where none does.</summary>
    public string? StaleRun { get; init; }

    /// <summary>The labels of the filters that are set and do not reach it.</summary>
    public IReadOnlyList<string> NotFilteredBy { get; init; } = [];

    /// <summary>Why it is compared with nothing although its file asks for it, in a sentence; null: it is, or the file does not.</summary>
    public string? NotCompared { get; init; }

    /// <summary>What was asked, with <c>$1</c> for values.</summary>
    public string Sql { get; init; } = "";

    /// <summary>What prevented an answer; null: nothing.</summary>
    public AnswerProblem? Problem { get; init; }

    /// <summary>The prose of a text tile as a tree of blocks; null for other kinds.</summary>
    public IReadOnlyList<TextBlock>? Text { get; init; }

    /// <summary>Changes when the answer may be another one.</summary>
    public string Version { get; init; } = "";

    /// <summary>How long the engine took, in milliseconds.</summary>
    public double Milliseconds { get; init; }
}
