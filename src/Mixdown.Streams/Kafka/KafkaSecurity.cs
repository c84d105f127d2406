namespace Mixdown.Streams.Kafka;

/// <summary>How a cluster knows us, and how we know it.</summary>
public sealed record KafkaSecurity
{
    /// <summary><c>plaintext</c>, <c>ssl</c>, <c>sasl_plaintext</c> or <c>sasl_ssl</c>, as Kafka writes it.</summary>
    public required string Protocol { get; init; }

    /// <summary>The SASL mechanism in Kafka's words, such as <c>SCRAM-SHA-512</c>; null without SASL.</summary>
    public string? Mechanism { get; init; }

    /// <summary>The user, or an API key.</summary>
    public string? Username { get; init; }

    /// <summary>The password, or the key's secret.</summary>
    public string? Password { get; init; }

    /// <summary>Whose certificates we trust: PEM, or the path of a PEM file; null: those that the system trusts.</summary>
    public string? Authority { get; init; }

    /// <summary>Our certificate: PEM, or the path of a PEM file.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its private key: PEM, or the path of a PEM file.</summary>
    public string? Key { get; init; }

    /// <summary>The password of <see cref="Key"/>.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>What nobody may see of it.</summary>
    internal IEnumerable<string> Secrets => new[] { Password, KeyPassword, Key is not null && IsPem(Key) ? Key : null }.OfType<string>();

    /// <summary>Whether a text is the thing itself, not the path of its file.</summary>
    internal static bool IsPem(string text) => text.Contains("-----BEGIN", StringComparison.Ordinal);

    /// <summary>Nothing secret is ever shown.</summary>
    public override string ToString() => Protocol;
}
