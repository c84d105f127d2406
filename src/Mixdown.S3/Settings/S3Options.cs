using Mixdown.Data.Diagnostics;

namespace Mixdown.S3.Settings;

/// <summary>How a bucket is reached. What is null is taken from where AWS's own programs take it: environment, profile, machine.</summary>
public sealed record S3Options
{
    /// <summary>The server's URL, where it is not AWS; null: <c>AWS_ENDPOINT_URL_S3</c>, <c>AWS_ENDPOINT_URL</c>, or AWS.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Null: <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, the profile's.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the bucket stands in the path; null: where there is an endpoint, since few servers of one's own have a
    /// host name for each bucket.</summary>
    public bool? PathStyle { get; init; }

    /// <summary>A profile of <c>~/.aws</c>; null: <c>AWS_PROFILE</c>, then <c>default</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>The key's id.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The key's secret.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The token of temporary keys.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Null: <see cref="S3Checksum.WhenSupported"/> on AWS, else <see cref="S3Checksum.WhenRequired"/>.</summary>
    public S3Checksum? Checksum { get; init; }

    /// <summary>Where the project file says it, for messages.</summary>
    public SourceSpan? At { get; init; }

    /// <summary>Where it leads; no keys.</summary>
    public override string ToString() => $"{Endpoint?.ToString() ?? "AWS"} {Region}".TrimEnd();
}
