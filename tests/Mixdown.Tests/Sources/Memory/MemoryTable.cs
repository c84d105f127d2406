using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Tests.Sources.Memory;

/// <summary>A table of the source that tests fill: rows in the order in which they were written.</summary>
sealed class MemoryTable(params Column[] columns)
{
    /// <summary>Its columns; more may come.</summary>
    public List<Column> Columns { get; } = [.. columns];

    /// <summary>Each row's values, and what happened to it.</summary>
    public List<(char Operation, object?[] Values)> Rows { get; } = [];

    /// <summary>Whether every read gives all rows, as of a table without a cursor.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Whether each row says what happened to it.</summary>
    public bool HasOperations { get; set; }

    /// <summary>Whether a value that did not change is left out: it is <see cref="Same"/>.</summary>
    public bool HasUnchanged { get; set; }

    /// <summary>Stands for a value that did not change.</summary>
    public static object Same { get; } = new();

    /// <summary>The primary key.</summary>
    public IReadOnlyList<string> Key { get; set; } = [];

    /// <summary>How many of the rows before the bookmark are met again and left out.</summary>
    public int Border { get; set; }

    /// <summary>The row (from 0) at which the source fails; -1: at none.</summary>
    public int FailsAt { get; set; } = -1;

    /// <summary>Rows of a part.</summary>
    public int PartRows { get; set; } = 3;

    public FileColumns Shape(string place) => new(place, [.. Columns.Select(column => new FileColumn(column.Name, null, column))]);

    public MemoryTable Add(params object?[] values) => Add('i', values);

    public MemoryTable Add(char operation, params object?[] values)
    {
        Rows.Add((operation, values));
        return this;
    }
}
