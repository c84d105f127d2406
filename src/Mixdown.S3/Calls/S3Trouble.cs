using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace Mixdown.S3.Calls;

/// <summary>What kind of failure an exception of AWS's library is.</summary>
static class S3Trouble
{
    static readonly HashSet<string> BusyCodes = new(StringComparer.Ordinal)
    {
        "SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "Throttling", "ThrottlingException", "TooManyRequests", "OperationAborted",
        "RequestThrottled", "BandwidthLimitExceeded",
    };

    static readonly HashSet<string> ExpiredCodes = new(StringComparer.Ordinal)
    {
        "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired",
    };

    /// <summary>The server answered that it cannot now.</summary>
    /// <remarks>A 400 without a word of why is what Ceph says to a request on a connection on which it has refused a put before it read
    /// its body: it takes what is left of that body for the request.</remarks>
    public static bool IsBusy(Exception problem) => problem is AmazonServiceException answer
        && ((int)answer.StatusCode is 500 or 502 or 503 or 504 or 408 or 429 || BusyCodes.Contains(answer.ErrorCode ?? "")
            || (answer.StatusCode == HttpStatusCode.BadRequest && IsSilent(answer)));

    /// <summary>No answer came, or only a part of one: what was asked may or may not have been done.</summary>
    /// <param name="problem">What was thrown.</param>
    /// <param name="cancel">A call that it has ended is none.</param>
    public static bool IsAway(Exception problem, CancellationToken cancel) => problem switch
    {
        OperationCanceledException => !cancel.IsCancellationRequested,
        HttpRequestException or IOException or SocketException or TimeoutException => true,
        AmazonServiceException { StatusCode: >= HttpStatusCode.Continue } => false,
        AmazonClientException { InnerException: { } inner } => IsAway(inner, cancel),
        _ => false,
    };

    /// <summary>The keys were good and are not any more.</summary>
    public static bool IsExpired(Exception problem) => problem is AmazonServiceException answer && ExpiredCodes.Contains(answer.ErrorCode ?? "");

    /// <summary>There is no such object. A bucket that is not there is something else.</summary>
    public static bool IsMissing(Exception problem) =>
        problem is AmazonServiceException { StatusCode: HttpStatusCode.NotFound } answer && answer.ErrorCode is not ("NoSuchBucket" or "NoSuchUpload");

    /// <summary>A condition of the request did not hold.</summary>
    public static bool IsUnmet(Exception problem) => problem is AmazonServiceException { StatusCode: HttpStatusCode.PreconditionFailed };

    /// <summary>Somebody else is writing the same key at this moment.</summary>
    public static bool IsContested(Exception problem) =>
        problem is AmazonServiceException { StatusCode: HttpStatusCode.Conflict, ErrorCode: "ConditionalRequestConflict" or "OperationAborted" };

    /// <summary>An answer without a body, as every failed HEAD is: it does not say what is wrong.</summary>
    public static bool IsSilent(Exception problem) =>
        problem is AmazonServiceException answer && (string.IsNullOrEmpty(answer.ErrorCode) || answer.ErrorCode == answer.StatusCode.ToString());
}
