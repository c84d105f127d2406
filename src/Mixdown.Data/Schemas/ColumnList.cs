using System.Collections;
using System.Collections.Immutable;

namespace Mixdown.Data.Schemas;

/// <summary>Columns in order, equal when each of them is.</summary>
public sealed class ColumnList : IReadOnlyList<Column>, IEquatable<ColumnList>
{
    readonly ImmutableArray<Column> _columns;

    /// <param name="columns">In their order in the table.</param>
    public ColumnList(params IEnumerable<Column> columns) => _columns = [.. columns];

    /// <inheritdoc/>
    public int Count => _columns.Length;

    /// <inheritdoc/>
    public Column this[int index] => _columns[index];

    /// <summary>The position of the column of this name, without regard to case; -1 when there is none.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (string.Equals(_columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    /// <inheritdoc/>
    public bool Equals(ColumnList? other) => other is not null && _columns.SequenceEqual(other._columns);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ColumnList);

    /// <inheritdoc/>
    public override int GetHashCode() => _columns.Aggregate(_columns.Length, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
