namespace Mixdown.Streams.Sinks;

/// <summary>How records are sent to a collector.</summary>
public sealed record HttpSinkOptions
{
    /// <summary>The collector, for example <c>http://localhost:8080</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>The write key; null: none.</summary>
    public string? WriteKey { get; init; }

    /// <summary>Bytes of a request. Default 1 MB: some 2,800 events of 374 bytes.</summary>
    public int RequestBytes { get; init; } = 1 << 20;

    /// <summary>Whether bodies are packed with gzip. Default: no, since collector and sender are mostly near.</summary>
    public bool Gzip { get; init; }

    /// <summary>How long a request is tried again. Default 1 minute: a collector starts again in seconds.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the second attempt; each later one is twice as long, up to 5 s. <c>Retry-After</c> wins.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);
}
