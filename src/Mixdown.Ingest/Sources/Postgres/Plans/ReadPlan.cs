using Mixdown.Ingest.Postgres.Catalog;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>What is read of a table, and how.</summary>
sealed record ReadPlan
{
    /// <summary>The table.</summary>
    public required PostgresTable Table { get; init; }

    /// <summary>The columns that are read, in their order.</summary>
    public required IReadOnlyList<PostgresColumn> Columns { get; init; }

    /// <summary>Columns of its primary key; empty when it has none.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Which rows; null for all.</summary>
    public CursorRange? Cursor { get; init; }

    /// <summary>A condition of the project file, in the server's SQL.</summary>
    public string? Where { get; init; }

    /// <summary>The shares in which it is read.</summary>
    public required IReadOnlyList<ReadUnit> Units { get; init; }

    /// <summary>Whether texts are sure to be UTF-8.</summary>
    public bool IsUtf8 { get; init; } = true;

    /// <summary>Whether there is nothing new.</summary>
    public bool IsEmpty => Cursor is { IsEmpty: true };

    /// <summary>The SELECT of a share.</summary>
    /// <param name="unit">The share.</param>
    /// <param name="fields">Expressions for the columns that are kept; in front of them come the border's marks.</param>
    public string Select(ReadUnit unit, IReadOnlyList<string> fields)
    {
        var conditions = new List<string>();
        if (unit.Condition is not null)
            conditions.Add(unit.Condition);
        if (Cursor is not null)
            conditions.Add(Cursor.Condition);
        if (Where is not null)
            conditions.Add($"({Where}\n)");
        var columns = string.Join(", ", [.. Cursor?.Marks ?? [], .. fields]);
        var where = conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
        return $"select {columns} from {unit.From}{where}";
    }
}
