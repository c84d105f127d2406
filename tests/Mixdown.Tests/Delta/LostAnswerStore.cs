using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Delta;

/// <summary>A store that puts a new object and then says that it is away, once: nobody knows whether the object is there.</summary>
/// <param name="store">What does the work.</param>
/// <param name="folder">How the paths begin of which one is lost.</param>
sealed class LostAnswerStore(IObjectStore store, string folder) : StoreInFront(store)
{
    readonly IObjectStore _store = store;
    int _lost;

    /// <summary>Whether an answer was lost.</summary>
    public bool HasLost => _lost > 0;

    public override async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var isPut = await _store.PutIfAbsentAsync(path, content, cancel);
        if (isPut && path.StartsWith(folder, StringComparison.Ordinal) && Interlocked.Exchange(ref _lost, 1) == 0)
            throw new MixdownException(new Diagnostic("MX9995", $"no answer to the put of {path}")) { IsTransient = true };
        return isPut;
    }
}
