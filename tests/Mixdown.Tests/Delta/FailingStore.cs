using System.Runtime.CompilerServices;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Delta;

/// <summary>A store whose n-th call fails, before it did anything or after it did all: as a process that dies there.</summary>
/// <param name="store">What does the work.</param>
/// <param name="failAt">The call that fails, from 1.</param>
/// <param name="afterEffect">Whether the call does its work and then fails.</param>
/// <param name="forever">Whether every later call fails too.</param>
sealed class FailingStore(IObjectStore store, int failAt, bool afterEffect, bool forever) : IObjectStore
{
    int _calls;

    public string Root => store.Root;

    /// <summary>Whether the call that is to fail was reached.</summary>
    public bool HasFailed => _calls >= failAt;

    public Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel) => CallAsync(() => store.FindAsync(path, cancel));

    public async IAsyncEnumerable<ObjectInfo> ListAsync(
        string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await CallAsync(() => Task.FromResult(true));
        await foreach (var found in store.ListAsync(prefix, startAfter, cancel))
            yield return found;
    }

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancel) => CallAsync(() => store.ReadAsync(path, cancel));

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancel) => CallAsync(() => store.OpenReadAsync(path, cancel));

    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) =>
        CallAsync(() => TrueAsync(store.WriteAsync(path, content, cancel)));

    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) =>
        CallAsync(() => store.PutIfAbsentAsync(path, content, cancel));

    public Task PutFileAsync(string path, string file, CancellationToken cancel) => CallAsync(() => TrueAsync(store.PutFileAsync(path, file, cancel)));

    public Task CopyAsync(string from, string to, CancellationToken cancel) => CallAsync(() => TrueAsync(store.CopyAsync(from, to, cancel)));

    public string? LocalFile(string path) => store.LocalFile(path);

    public Task DeleteAsync(string path, CancellationToken cancel) => CallAsync(() => TrueAsync(store.DeleteAsync(path, cancel)));

    async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var number = Interlocked.Increment(ref _calls);
        var fails = number == failAt || (forever && number > failAt);
        if (fails && (!afterEffect || number > failAt))
            throw new IOException($"call {number} fails");
        var answer = await call();
        return fails ? throw new IOException($"call {number} fails after its work") : answer;
    }

    static async Task<bool> TrueAsync(Task work)
    {
        await work;
        return true;
    }
}
