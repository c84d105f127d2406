using Mixdown.Ingest.Sources.PostgresCdc.Protocol;
using Mixdown.Ingest.Sources.PostgresCdc.Rows;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>Where the values are in the rows of a relation.</summary>
sealed class RelationPlaces
{
    readonly int[] _key;

    public RelationPlaces(Relation relation, RowWriter writer, IReadOnlyList<string> key)
    {
        List<string> names = [.. relation.Columns.Select(column => column.Name)];
        Places = new RowPlaces(names, writer);
        _key = [.. key.Select(name => names.FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase))).Where(place => place >= 0)];
    }

    public RowPlaces Places { get; }

    /// <summary>Whether an update moved the row to another key.</summary>
    public bool IsKeyChanged(RowChange change, ReadOnlySpan<byte> message)
    {
        // The key alone is told only when it changed; the whole row always is.
        if (!change.IsOldWhole)
            return change.HasOld;
        foreach (var column in _key)
        {
            if (!AreEqual(change, message, column))
                return true;
        }
        return false;
    }

    static bool AreEqual(RowChange change, ReadOnlySpan<byte> message, int column)
    {
        var (before, after) = (change.Old.Kind(column), change.New.Kind(column));
        if (after == TupleValues.Unchanged)
            return true;
        return before == after
            && (before != TupleValues.Text || change.Old.Value(message, column).SequenceEqual(change.New.Value(message, column)));
    }
}
