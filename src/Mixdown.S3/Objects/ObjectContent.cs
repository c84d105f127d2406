using Amazon.S3.Model;
using Mixdown.Data.Diagnostics;
using Mixdown.S3.Calls;

namespace Mixdown.S3.Objects;

/// <summary>The content of one object, from any byte on.</summary>
/// <param name="root">The bucket and the prefix.</param>
/// <param name="path">The object.</param>
/// <param name="calls">Runs requests.</param>
/// <param name="clock">Measures silences.</param>
sealed class ObjectContent(S3Root root, string path, S3Calls calls, TimeProvider clock)
{
    /// <summary>Measures silences.</summary>
    public TimeProvider Clock => clock;

    /// <summary>From the start, whatever is there.</summary>
    public Task<GetObjectResponse> OpenAsync(CancellationToken cancel) => GetAsync(new GetObjectRequest(), cancel);

    /// <summary>What is left of a content of which a part was read.</summary>
    /// <exception cref="MixdownException">MX2842: the object is another one now.</exception>
    public async Task<GetObjectResponse> GoOnAsync(long from, string tag, CancellationToken cancel)
    {
        try
        {
            var rest = new ByteRange(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bytes={from}-"));
            return await GetAsync(new GetObjectRequest { ByteRange = rest, EtagToMatch = tag }, cancel).ConfigureAwait(false);
        }
        catch (Exception changed) when (S3Trouble.IsUnmet(changed) || S3Trouble.IsMissing(changed))
        {
            throw new MixdownException(
                new Diagnostic("MX2842", $"'{path}' in {root} was replaced or deleted while it was read", Hint: "Run again."), changed) { IsTransient = true };
        }
    }

    /// <summary>Waits before another attempt, or gives up.</summary>
    /// <param name="problem">Why the reading stopped.</param>
    /// <param name="attempt">How often it did since the last byte came, from 1.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task PauseAsync(Exception problem, int attempt, CancellationToken cancel) =>
        S3Calls.IsToRepeat(problem, attempt, cancel) ? calls.PauseAsync(attempt, cancel) : throw calls.Fault(problem, path);

    Task<GetObjectResponse> GetAsync(GetObjectRequest request, CancellationToken cancel)
    {
        (request.BucketName, request.Key) = (root.Bucket, root.KeyOf(path));
        return calls.RunAsync(path, client => client.GetObjectAsync(request, cancel), cancel);
    }
}
