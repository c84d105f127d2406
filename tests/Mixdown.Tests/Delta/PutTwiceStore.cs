using Mixdown.Data.Storage;

namespace Mixdown.Tests.Delta;

/// <summary>As a client over a bad line: the put arrives, its answer gets lost, the client puts again and hears that the name
/// is taken.</summary>
sealed class PutTwiceStore(IObjectStore store) : StoreInFront(store)
{
    readonly IObjectStore _store = store;

    public override async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await _store.PutIfAbsentAsync(path, content, cancel);
        return await _store.PutIfAbsentAsync(path, content, cancel);
    }
}
