using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>What the project file says of one table of a load, or of all tables that fit a pattern.</summary>
/// <param name="Name">As in the source and in the lake, <c>SCHEMA.TABLE</c> as at its place, or a pattern such as <c>public.*</c>.</param>
/// <param name="At">Where it is named.</param>
public sealed record LoadTable(string Name, SourceSpan At)
{
    /// <summary>Types that win over inference. A name that no file has is an error.</summary>
    public IReadOnlyList<DeclaredColumn> Columns { get; init; } = [];

    /// <summary>How far the load may change the table by itself.</summary>
    public SchemaContract Contract { get; init; } = SchemaContract.Default;

    /// <summary>The columns that together name a row; empty when not said. Alone they write tests; with a cursor, or with
    /// <c>write_disposition: merge</c>, rows are merged by them.</summary>
    public IReadOnlyList<string> UniqueKey { get; init; } = [];

    /// <summary>The column whose values grow: only rows from its last value on are read. null where the whole table is.</summary>
    public string? Cursor { get; init; }

    /// <summary>How far before the last cursor value reading begins again, for rows that are committed late.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>What happens to rows whose cursor is NULL.</summary>
    public CursorNulls CursorNulls { get; init; } = CursorNulls.Raise;

    /// <summary>How new rows meet old ones; null where nothing is said: then the source and the keys decide.</summary>
    public WriteDisposition? WriteDisposition { get; init; }

    /// <summary>The column by which the latest row of a key is known; null: the cursor, else the order in which rows come.</summary>
    public string? DedupeSort { get; init; }

    /// <summary>The column that says that a row is deleted at its source: true, or any value of another type. null for none.</summary>
    public string? HardDelete { get; init; }

    /// <summary>What is asked of it, where the source can be asked.</summary>
    public TableQuery Query { get; init; } = TableQuery.All;

    /// <summary>Whether the name is a pattern.</summary>
    public bool IsPattern => TablePattern.IsPattern(Name);

    internal TablePattern? Pattern => IsPattern ? new TablePattern(Name) : null;

    /// <summary>Whether the name, which is no pattern, is this table's.</summary>
    internal bool IsFor(string name, string place) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(Name, place, StringComparison.OrdinalIgnoreCase);
}
