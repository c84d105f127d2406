using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>Lets a client send events. Only a hash of the secret is kept.</summary>
public sealed class WriteKey
{
    readonly byte[] _hash;

    /// <param name="name">What people call it; it may stand in logs.</param>
    /// <param name="secret">What the client sends.</param>
    public WriteKey(string name, string secret) => (Name, _hash) = (name, HashOf(secret));

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The topics that it may write; empty: all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Events a second; null: what holds for all.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>What <see cref="IsHashedBy"/> compares.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether a secret is this key's; it takes the same time for any.</summary>
    /// <param name="hash">Of the secret: <see cref="HashOf"/>.</param>
    public bool IsHashedBy(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(_hash, hash);

    /// <summary>Whether it may write a topic.</summary>
    public bool Allows(string topic) => Topics.Count == 0 || Topics.Contains(topic, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
