using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Mixdown.Data.Diagnostics;

namespace Mixdown.S3.Calls;

/// <summary>Says what is wrong when a bucket does not do what it should, and what to do about it.</summary>
/// <param name="connection">Names the server, and what may be in no message.</param>
/// <param name="root">The store.</param>
/// <param name="clock">This machine's.</param>
sealed class S3Faults(S3Connection connection, S3Root root, TimeProvider clock)
{
    const string SettingsHint = "in 's3:' of mixdown.yml";

    /// <summary>The failure in a person's words. It holds no secret, whatever the server said.</summary>
    /// <param name="problem">What was thrown.</param>
    /// <param name="path">What the call was about; empty for the store itself.</param>
    public MixdownException Of(Exception problem, string path)
    {
        var said = problem switch
        {
            AmazonServiceException { StatusCode: >= HttpStatusCode.Continue } answer => Answered(answer, path),
            _ when IsAboutKeys(problem) => new Diagnostic(
                "MX2837", $"There are no keys for {root}",
                Hint: $"Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or 'profile', or 'access_key' and 'secret_key' {SettingsHint}."),
            AmazonClientException client when client.Message.Contains("region", StringComparison.OrdinalIgnoreCase) => new Diagnostic(
                "MX2834", $"Nobody says in which region {root} is", Hint: $"Set AWS_REGION, or 'region' {SettingsHint}; servers of your own need 'endpoint'."),
            _ => Away(problem),
        };
        return new MixdownException(new SecretMask(connection.Secrets).Of(said), problem)
        {
            IsTransient = S3Trouble.IsBusy(problem) || S3Trouble.IsAway(problem, CancellationToken.None),
        };
    }

    Diagnostic Answered(AmazonServiceException answer, string path) => answer.ErrorCode switch
    {
        "NoSuchBucket" => new Diagnostic(
            "MX2833", $"There is no bucket '{root.Bucket}' at {connection.Address}", Hint: "Create it, or correct the name, the 'endpoint' or the 'region'."),
        "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "InvalidSecurity" or "AuthFailure" => new Diagnostic(
            "MX2831", $"{connection.Address} does not know these keys, or the secret does not fit ({answer.ErrorCode})",
            Hint: $"Check the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), the profile, or 'access_key' and 'secret_key' {SettingsHint}."),
        "RequestTimeTooSkewed" => new Diagnostic(
            "MX2836", $"The clock of this machine differs too much from that of {connection.Address}{Difference(answer)}",
            Hint: "Set the clock (timedatectl set-ntp true) and run again."),
        "PermanentRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "TemporaryRedirect" or "MovedPermanently" => new Diagnostic(
            "MX2834", $"The bucket '{root.Bucket}' is in another region{Region(answer)} than {connection.Address}",
            Hint: $"Set 'region' {SettingsHint}{Region(answer)}; a bucket may have one of its own under 'buckets'."),
        _ when S3Trouble.IsExpired(answer) || answer.ErrorCode is "InvalidToken" => new Diagnostic(
            "MX2832", $"The keys for {root} have expired ({answer.ErrorCode})", Hint: "Log in again (aws sso login), or put new keys where the old ones were."),
        _ when answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => new Diagnostic(
            "MX2830", $"These keys may not do this with {Named(path)} (HTTP {(int)answer.StatusCode} {answer.ErrorCode})",
            Hint: "A source needs s3:ListBucket and s3:GetObject; a lake also s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload."),
        _ when S3Trouble.IsBusy(answer) => new Diagnostic(
            "MX2838", $"{connection.Address} answered {(int)answer.StatusCode} {answer.ErrorCode} to {S3Pauses.AttemptsWhenBusy} attempts for {Named(path)}",
            Hint: "Run again later; nothing is lost."),
        _ => Refused(answer, path),
    };

    Diagnostic Refused(AmazonServiceException answer, string path) => new(
        "MX2839", $"{connection.Address} refused what it was asked of {Named(path)}: HTTP {(int)answer.StatusCode} {answer.ErrorCode} {Message(answer)}".TrimEnd(),
        Hint: answer.ErrorCode is "XAmzContentSHA256Mismatch" or "NotImplemented" or "InvalidArgument" or "MissingContentLength"
            ? $"Servers that are not AWS often need 'checksum: when_required' {SettingsHint}."
            : $"Look at the settings {SettingsHint} and at the server's log.");

    Diagnostic Away(Exception problem) => new(
        "MX2835", $"{connection.Address} cannot be reached: {problem.GetBaseException().Message}",
        Hint: $"Check 'endpoint' {SettingsHint}, AWS_ENDPOINT_URL, and the network.");

    /// <summary>Nothing where AWS's library only repeats the code.</summary>
    static string Message(AmazonServiceException answer) => answer.Message.StartsWith("Error making request", StringComparison.Ordinal) ? "" : answer.Message;

    string Named(string path) => path.Length == 0 ? root.ToString() : $"'{path}' in {root}";

    static bool IsAboutKeys(Exception problem) =>
        problem is AmazonClientException && problem.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase);

    /// <summary>The region that the server names, where it does.</summary>
    static string Region(AmazonServiceException answer) => Header(answer, "x-amz-bucket-region") is { Length: > 0 } region ? $" ({region})" : "";

    /// <summary>How far the clocks are apart, where the answer tells its time.</summary>
    string Difference(AmazonServiceException answer) =>
        DateTimeOffset.TryParse(Header(answer, "Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
            ? string.Create(CultureInfo.InvariantCulture, $" ({Math.Abs((clock.GetUtcNow() - theirs).TotalMinutes):0} minutes)")
            : "";

    static string? Header(AmazonServiceException answer, string name) =>
        (answer.InnerException as HttpErrorResponseException)?.Response?.GetHeaderValue(name);
}
