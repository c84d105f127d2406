using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>What the project file says of one table of a load.</summary>
/// <param name="Name">As in the source and in the lake.</param>
/// <param name="At">Where it is named.</param>
public sealed record LoadTable(string Name, SourceSpan At)
{
    /// <summary>Types that win over inference. A name that no file has is an error.</summary>
    public IReadOnlyList<DeclaredColumn> Columns { get; init; } = [];

    /// <summary>The columns that together name a row; empty when not said. They write tests, they do not merge.</summary>
    public IReadOnlyList<string> UniqueKey { get; init; } = [];

    /// <summary>The column whose values grow: only rows from its last value on are read. null where the whole table is.</summary>
    public string? Cursor { get; init; }

    /// <summary>How far before the last cursor value reading begins again, for rows that are committed late.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>What happens to rows whose cursor is NULL.</summary>
    public CursorNulls CursorNulls { get; init; } = CursorNulls.Raise;

    /// <summary>How new rows meet old ones.</summary>
    public WriteDisposition WriteDisposition { get; init; } = WriteDisposition.Append;
}
