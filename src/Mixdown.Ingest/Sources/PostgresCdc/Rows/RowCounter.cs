using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>What the readers of a part have met, added up over threads.</summary>
sealed class RowCounter(TypeContract contract)
{
    long _rows;
    long _rescued;
    long _bytes;
    long _incomplete;

    public long Rows => Interlocked.Read(ref _rows);

    public long Rescued => Interlocked.Read(ref _rescued);

    /// <summary>Rows that lack values which did not change.</summary>
    public long Incomplete => Interlocked.Read(ref _incomplete);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Adds what one batch had.</summary>
    /// <param name="rows">Rows met, written or not.</param>
    /// <param name="misfits">Values that did not fit.</param>
    /// <param name="incomplete">Rows that lack values which did not change.</param>
    /// <param name="bytes">Bytes read.</param>
    public void Add(long rows, long misfits, long incomplete, long bytes)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _incomplete, incomplete);
        if (contract is TypeContract.Rescue or TypeContract.DiscardValue)
            Interlocked.Add(ref _rescued, misfits);
    }
}
