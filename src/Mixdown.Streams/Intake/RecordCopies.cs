using Mixdown.Data.Records;

namespace Mixdown.Streams.Intake;

/// <summary>Copies of the first records of a new table: they are parsed anew while they still teach what columns there are.</summary>
sealed class RecordCopies
{
    readonly List<RecordBatch> _batches = [];

    /// <summary>The records, in the order in which they came.</summary>
    public IReadOnlyList<RecordBatch> Batches => _batches;

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Keeps a copy.</summary>
    public void Add(RecordBatch batch)
    {
        var copy = new RecordBatch(batch.Bytes, batch.Count) { Source = batch.Source };
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.IsTombstone(i))
                copy.AddTombstone(batch.Offset(i), batch.Timestamp(i), batch.Key(i));
            else
                copy.Add(batch.Offset(i), batch.Timestamp(i), batch.Key(i), batch.Value(i));
        }
        _batches.Add(copy);
        Bytes += batch.Bytes;
    }

    /// <summary>Lets go of all of them.</summary>
    public void Clear()
    {
        _batches.Clear();
        Bytes = 0;
    }
}
