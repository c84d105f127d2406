using Amazon.S3;
using Mixdown.Data.Diagnostics;

namespace Mixdown.S3.Calls;

/// <summary>Runs requests until they are answered, and says in a person's words what the answer was when it was no.</summary>
/// <param name="connection">Has the client.</param>
/// <param name="host">Clock and chance.</param>
/// <param name="root">The store, for messages.</param>
sealed class S3Calls(S3Connection connection, S3Host host, S3Root root)
{
    readonly S3Faults _faults = new(connection, root, host.Clock);

    /// <summary>Runs a request that may be repeated.</summary>
    /// <param name="path">What it is about, for messages; empty for a listing of all.</param>
    /// <param name="call">The request. Only what it awaits is repeated.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="AmazonS3Exception">An answer that a caller may have asked for: there is no such object, a condition does not
    /// hold.</exception>
    /// <exception cref="MixdownException">MX2830 to MX2839.</exception>
    public async Task<T> RunAsync<T>(string path, Func<AmazonS3Client, Task<T>> call, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                return await RenewedAsync(call).ConfigureAwait(false);
            }
            catch (Exception problem) when (IsToRepeat(problem, attempt, cancel))
            {
                await PauseAsync(attempt, cancel).ConfigureAwait(false);
            }
            catch (Exception problem) when (!IsAnswer(problem, cancel))
            {
                throw Fault(problem, path);
            }
        }
    }

    /// <summary>Runs a request once; what may be repeated comes out as it was thrown, all else in a person's words.</summary>
    public async Task<T> OnceAsync<T>(string path, Func<AmazonS3Client, Task<T>> call, CancellationToken cancel)
    {
        try
        {
            return await RenewedAsync(call).ConfigureAwait(false);
        }
        catch (Exception problem) when (!IsAnswer(problem, cancel) && !S3Trouble.IsBusy(problem) && !S3Trouble.IsAway(problem, cancel))
        {
            throw Fault(problem, path);
        }
    }

    /// <summary>Whether trying once more is worth it.</summary>
    public static bool IsToRepeat(Exception problem, int attempt, CancellationToken cancel) =>
        (S3Trouble.IsBusy(problem) && attempt < S3Pauses.AttemptsWhenBusy) || (S3Trouble.IsAway(problem, cancel) && attempt < S3Pauses.AttemptsWhenAway);

    /// <summary>Waits before another attempt.</summary>
    public Task PauseAsync(int attempt, CancellationToken cancel) => Task.Delay(S3Pauses.After(attempt, host.Chance()), host.Clock, cancel);

    /// <summary>What a person should read about a failure.</summary>
    public MixdownException Fault(Exception problem, string path) => _faults.Of(problem, path);

    /// <summary>Keys that ran out are looked up once more: whoever hands them out may have put new ones there.</summary>
    async Task<T> RenewedAsync<T>(Func<AmazonS3Client, Task<T>> call)
    {
        var client = connection.Client;
        try
        {
            return await call(client).ConfigureAwait(false);
        }
        catch (AmazonS3Exception expired) when (S3Trouble.IsExpired(expired) && connection.Renew(client))
        {
            return await call(connection.Client).ConfigureAwait(false);
        }
    }

    static bool IsAnswer(Exception problem, CancellationToken cancel) =>
        S3Trouble.IsMissing(problem) || S3Trouble.IsUnmet(problem) || S3Trouble.IsContested(problem)
        || problem is MixdownException || (problem is OperationCanceledException && cancel.IsCancellationRequested);
}
