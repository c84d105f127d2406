using System.Collections.Concurrent;
using System.Text.Json;

namespace Mixdown.Runs.Editing.Messages;

/// <summary>Requests that have no answer yet, so that the other side can take them back while others are worked on.</summary>
sealed class PendingRequests
{
    readonly ConcurrentDictionary<string, CancellationTokenSource> _pending = new(StringComparer.Ordinal);

    /// <summary>A request has been read.</summary>
    public void Add(JsonElement id) => _pending.TryAdd(id.GetRawText(), new CancellationTokenSource());

    /// <summary>Cancelled when the request is taken back.</summary>
    public CancellationToken Token(JsonElement id) => _pending.TryGetValue(id.GetRawText(), out var pending) ? pending.Token : CancellationToken.None;

    /// <summary>A request is taken back; one that has its answer already is left alone.</summary>
    public void Cancel(JsonElement id)
    {
        if (_pending.TryGetValue(id.GetRawText(), out var pending))
            pending.Cancel();
    }

    /// <summary>A request has its answer.</summary>
    public void Remove(JsonElement id) => _pending.TryRemove(id.GetRawText(), out _);
}
