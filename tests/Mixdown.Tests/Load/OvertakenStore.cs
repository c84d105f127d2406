using Mixdown.Data.Storage;
using Mixdown.Tests.Delta;

namespace Mixdown.Tests.Load;

/// <summary>Somebody else does something just before the first object below a folder is put.</summary>
sealed class OvertakenStore(IObjectStore store, string folder, Func<Task> overtake) : StoreInFront(store)
{
    readonly IObjectStore _store = store;
    bool _isOvertaken;

    public override async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        if (!_isOvertaken && path.StartsWith(folder, StringComparison.Ordinal))
        {
            _isOvertaken = true;
            await overtake();
        }
        return await _store.PutIfAbsentAsync(path, content, cancel);
    }
}
