using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>What the readers of a part have met, added up over threads.</summary>
sealed class RowCounter(TypeContract contract)
{
    long _rows;
    long _rescued;
    long _bytes;

    public long Rows => Interlocked.Read(ref _rows);

    public long Rescued => Interlocked.Read(ref _rescued);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Adds what one batch had.</summary>
    /// <param name="rows">Rows met, written or not.</param>
    /// <param name="misfits">Values that did not fit.</param>
    /// <param name="bytes">Bytes read.</param>
    public void Add(long rows, long misfits, long bytes)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _bytes, bytes);
        if (contract is TypeContract.Rescue or TypeContract.DiscardValue)
            Interlocked.Add(ref _rescued, misfits);
    }
}
