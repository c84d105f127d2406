namespace Mixdown.Data.Storage.Cache;

/// <summary>A lock of the operating system that many hold together, or one alone: a file is not marked as used while somebody
/// decides which files go. It dies with its process.</summary>
/// <param name="file">Made when missing.</param>
sealed class CacheGate(string file)
{
    static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until it may be held.</summary>
    /// <param name="alone">Whether nobody else may hold it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Dispose it soon.</returns>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancel)
    {
        while (true)
        {
            if (TryEnter(alone) is { } entered)
                return entered;
            await Task.Delay(RetryEvery, cancel).ConfigureAwait(false);
        }
    }

    FileStream? TryEnter(bool alone)
    {
        try
        {
            return alone
                ? new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
                : new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (IOException taken) when (taken.GetType() == typeof(IOException) && File.Exists(file))
        {
            // .NET gives "locked by somebody" no type of its own; every other case (no such folder, no right) has one.
            return null;
        }
    }
}
