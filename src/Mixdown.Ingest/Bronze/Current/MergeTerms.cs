using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>The words of a merge's SQL: key, order and deletion of a row. Pure.</summary>
/// <param name="derivation">What was asked for.</param>
/// <param name="columns">The history's columns.</param>
sealed class MergeTerms(Derivation derivation, ColumnList columns)
{
    /// <summary>The key's columns as <c>k0</c>, <c>k1</c>, …, to be selected.</summary>
    public string Keys => string.Join(", ", derivation.Key.Select((name, i) => $"{Quoted(name)} as k{i}"));

    /// <summary><c>k0, k1, …</c></summary>
    public string KeyNames => string.Join(", ", derivation.Key.Select((_, i) => $"k{i}"));

    /// <summary>The key's first column.</summary>
    public Column FirstKey => columns[columns.IndexOf(derivation.Key[0])];

    /// <summary>Whether a column says which row is the latest.</summary>
    public bool HasSort => SortColumn is not null;

    /// <summary>What grows with each version of a row; NULL where only the order of rows says it.</summary>
    public string Sort => SortColumn is { } column ? Quoted(column.Name) : "cast(null as bigint)";

    /// <summary>Its column. An operation log is its own order.</summary>
    public Column? SortColumn =>
        derivation is { Sort: { } sort, HasOperations: false } && columns.IndexOf(sort) is >= 0 and var at ? columns[at] : null;

    /// <summary>Whether the row says that its key is gone.</summary>
    public string IsDeleted
    {
        get
        {
            var operation = derivation.HasOperations ? $"coalesce({RowLineage.Operation.Name} in ('d', 't'), false)" : "false";
            if (derivation.HardDelete is not { } name || columns.IndexOf(name) is var at && at < 0)
                return operation;
            var column = columns[at];
            return column.Type is DataType.Boolean ? $"({operation} or coalesce({Quoted(column.Name)}, false))" : $"({operation} or {Quoted(column.Name)} is not null)";
        }
    }

    /// <summary>Whether the row says that every row before it is gone.</summary>
    public string IsTruncate => derivation.HasOperations ? $"coalesce({RowLineage.Operation.Name} = 't', false)" : "false";

    /// <summary>That two rows have one key.</summary>
    public string SameKey(string left, string right) =>
        string.Join(" and ", derivation.Key.Select((_, i) => $"{left}.k{i} is not distinct from {right}.k{i}"));

    /// <summary>The table's own columns, listed.</summary>
    public string OwnColumns => string.Join(", ", columns.Where(column => !RowLineage.Has(column)).Select(column => Quoted(column.Name)));

    static string Quoted(string name) => new SqlIdentifier(name).ToString();
}
