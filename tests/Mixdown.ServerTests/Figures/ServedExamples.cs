namespace Mixdown.ServerTests.Figures;

/// <summary>The examples, each started when it is first asked for.</summary>
public sealed class ServedExamples : IAsyncDisposable
{
    readonly Dictionary<string, Task<ServedExample>> _started = new(StringComparer.Ordinal);

    /// <summary>An example, once it is served.</summary>
    internal Task<ServedExample> FindAsync(string name)
    {
        if (!_started.TryGetValue(name, out var started))
            _started.Add(name, started = ServedExample.StartAsync(name));
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var example in _started.Values.Where(one => one.IsCompletedSuccessfully))
            (await example).Dispose();
    }
}
