using System.Threading.Channels;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>Bounds the tables that are in work at the same time, whichever load they belong to: each has row groups in memory.</summary>
/// <param name="count">At least 1.</param>
sealed class TableSlots(int count)
{
    // Whoever works has an item in it.
    readonly Channel<bool> _taken = Channel.CreateBounded<bool>(count);

    /// <summary>Works when there is room.</summary>
    public async Task<T> UseAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await _taken.Writer.WriteAsync(true, cancel).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _taken.Reader.TryRead(out _);
        }
    }
}
