namespace Mixdown.Testing.S3;

/// <summary>What a server does instead of answering well.</summary>
/// <param name="Matches">Which requests it happens to.</param>
/// <param name="Kind">What happens.</param>
sealed record S3Fault(Func<S3Request, bool> Matches, S3FaultKind Kind)
{
    /// <summary>How many requests it happens to before all is well.</summary>
    public int Times { get; set; } = 1;

    /// <summary>The HTTP status of <see cref="S3FaultKind.Answer"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The code of <see cref="S3FaultKind.Answer"/>.</summary>
    public string Code { get; init; } = "SlowDown";

    /// <summary>What stands in the answer beside the code.</summary>
    public string Details { get; init; } = "<Message>Please reduce your request rate.</Message>";

    /// <summary>Headers of <see cref="S3FaultKind.Answer"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes of the body before it breaks off.</summary>
    public int Bytes { get; init; }
}
