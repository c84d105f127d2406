using Mixdown.Data.Storage;

namespace Mixdown.Tests.Delta;

/// <summary>Another writer takes every name just before we do.</summary>
sealed class AlwaysFirstStore(IObjectStore store) : StoreInFront(store)
{
    readonly IObjectStore _store = store;

    public override async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await _store.PutIfAbsentAsync(path, "{\"commitInfo\":{\"operation\":\"OTHER\"}}\n"u8.ToArray(), cancel);
        return await _store.PutIfAbsentAsync(path, content, cancel);
    }
}
