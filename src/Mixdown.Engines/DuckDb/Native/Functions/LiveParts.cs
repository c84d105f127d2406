using System.Collections.Concurrent;
using Mixdown.Data.Batches;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>The parts that SQL may read now, by the number that <c>mx_part</c> takes.</summary>
sealed class LiveParts
{
    readonly ConcurrentDictionary<long, PartScan> _scans = new();
    long _lastId;

    /// <summary>Opens <paramref name="part"/> to SQL until the scan is disposed.</summary>
    internal PartScan Add(IColumnPart part)
    {
        var id = Interlocked.Increment(ref _lastId);
        return _scans[id] = new PartScan(id, part, gone: () => _scans.TryRemove(id, out _));
    }

    /// <exception cref="KeyNotFoundException">There is none of this number, or none any more.</exception>
    internal PartScan Find(long id) =>
        _scans.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"There is no open part {id}");
}
