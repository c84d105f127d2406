namespace Mixdown.Delta.DeletionVectors;

/// <summary>The deleted rows of one data file. Takes no more memory than their serialized form.</summary>
public sealed class DeletedRows
{
    readonly ReadOnlyMemory<byte> _serialized;

    DeletedRows(string id, ReadOnlyMemory<byte> serialized, long count) => (Id, _serialized, Count) = (id, serialized, count);

    /// <summary>The name of this set of rows within its table: <see cref="Actions.DeletionVector.Id"/>.</summary>
    public string Id { get; }

    /// <summary>How many rows are deleted.</summary>
    public long Count { get; }

    /// <summary>The rows in ascending order; ranges neither overlap nor, but at multiples of 65,536, touch.</summary>
    public IEnumerable<RowRange> Ranges => RoaringArray.Ranges(_serialized);

    /// <summary>Reads the rows through once.</summary>
    /// <exception cref="FormatException">The bytes are no set of rows; the message says why.</exception>
    internal static DeletedRows Parse(string id, ReadOnlyMemory<byte> serialized)
    {
        var (count, next) = (0L, 0L);
        foreach (var range in RoaringArray.Ranges(serialized))
        {
            if (range.First < next || range.Last < range.First)
                throw new FormatException($"row {range.First} stands after row {next - 1}");
            count += range.Count;
            next = range.Last + 1;
        }
        return new DeletedRows(id, serialized, count);
    }
}
