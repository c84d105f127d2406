using Mixdown.Data.Storage;
using Mixdown.Tests.Delta;

namespace Mixdown.Tests.Streams;

/// <summary>The lake of a process that dies when it commits a compaction: from then on it commits nothing.</summary>
/// <param name="store">The lake.</param>
/// <param name="afterwards">Whether the compaction is committed before it dies.</param>
sealed class DyingStore(IObjectStore store, bool afterwards) : StoreInFront(store)
{
    readonly TaskCompletionSource _died = new();

    /// <summary>Ends when it has died.</summary>
    public Task Died => _died.Task;

    /// <summary>It dies now.</summary>
    public void Die() => _died.TrySetResult();

    public override async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var isCompaction = content.Span.IndexOf("\"OPTIMIZE\""u8) >= 0;
        if (!Died.IsCompleted && (!isCompaction || afterwards) && await Inner.PutIfAbsentAsync(path, content, cancel) && !isCompaction)
            return true;
        Die();
        throw new IOException("The process has died.");
    }

    IObjectStore Inner { get; } = store;
}
