using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Mixdown.S3.Settings;

namespace Mixdown.S3.Calls;

/// <summary>The client of one address and one set of keys, made when it is first used. Safe for several threads.</summary>
/// <param name="options">How it is reached.</param>
/// <param name="host">What stores get from the process.</param>
sealed class S3Connection(S3Options options, S3Host host)
{
    // A part of a large file has to pass in it on a slow line: 16 MB at 150 kB/s.
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    const string AnyRegion = "us-east-1";

    readonly Lock _gate = new();
    AmazonS3Client? _client;

    /// <summary>The server as a person would name it.</summary>
    public string Address => Endpoint?.ToString().TrimEnd('/') ?? $"AWS {Region ?? "(no region)"}";

    /// <summary>What may be in no message.</summary>
    public IEnumerable<string> Secrets => new[] { options.SecretKey, options.SessionToken, host.Variable("AWS_SECRET_ACCESS_KEY"), host.Variable("AWS_SESSION_TOKEN") }.OfType<string>();

    /// <summary>Whether keys may be other ones when they are looked up again: those of a profile or a machine, not those that the
    /// settings give.</summary>
    bool CanRenew => options.AccessKey is null;

    Uri? Endpoint => options.Endpoint
        ?? (Uri.TryCreate(host.Variable("AWS_ENDPOINT_URL_S3") ?? host.Variable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) ? url : null);

    string? Region => options.Region ?? host.Variable("AWS_REGION") ?? host.Variable("AWS_DEFAULT_REGION");

    /// <summary>The client.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2837: there is no such profile.</exception>
    public AmazonS3Client Client
    {
        get
        {
            lock (_gate)
                return _client ??= Create();
        }
    }

    /// <summary>Looks the keys up again, because those of <paramref name="expired"/> have run out.</summary>
    /// <returns>false: they would be the same.</returns>
    public bool Renew(AmazonS3Client expired)
    {
        lock (_gate)
        {
            if (!CanRenew)
                return false;
            // The old one is left to those who are in the middle of a request.
            if (ReferenceEquals(_client, expired))
                _client = Create();
            return true;
        }
    }

    AmazonS3Client Create()
    {
        var config = Config();
        return Credentials() is { } keys ? new AmazonS3Client(keys, config) : new AmazonS3Client(config);
    }

    AmazonS3Config Config()
    {
        var whenSupported = options.Checksum is { } chosen ? chosen == S3Checksum.WhenSupported : Endpoint is null;
        var config = new AmazonS3Config
        {
            // Attempts are counted and paused by us: what may be repeated depends on the call. A put that must not replace anything and
            // is quietly sent again after its answer was lost is refused, by the object that it made itself: a commit that won would
            // count as lost. Retries on stale connections, which are not counted among the errors, do just that.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            DisableClockSkewCorrection = true,
            Timeout = RequestTimeout,
            ConnectTimeout = ConnectTimeout,
            ForcePathStyle = options.PathStyle ?? Endpoint is not null,
            RequestChecksumCalculation = whenSupported ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = whenSupported ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (Endpoint is { } url)
            (config.ServiceURL, config.AuthenticationRegion) = (url.ToString(), Region ?? AnyRegion);
        else if (Region is { } region)
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        return config;
    }

    AWSCredentials? Credentials() => options switch
    {
        { AccessKey: { } id, SecretKey: { } secret, SessionToken: { } token } => new SessionAWSCredentials(id, secret, token),
        { AccessKey: { } id, SecretKey: { } secret } => new BasicAWSCredentials(id, secret),
        { Profile: { } profile } => S3Profiles.Find(profile, options.At),
        _ => null,
    };
}
