using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Streams.Kafka;

/// <summary>The keys that say how brokers are reached.</summary>
static class KafkaConnectionSettings
{
    /// <summary>From our words to Kafka's.</summary>
    public static readonly IReadOnlyDictionary<string, string> Protocols = new[] { "plaintext", "ssl", "sasl_plaintext", "sasl_ssl" }
        .ToDictionary(word => word, StringComparer.Ordinal);

    /// <inheritdoc cref="Protocols"/>
    public static readonly IReadOnlyDictionary<string, string> Mechanisms = new[] { "plain", "scram-sha-256", "scram-sha-512", "oauthbearer", "gssapi" }
        .ToDictionary(word => word, word => word.ToUpperInvariant(), StringComparer.Ordinal);

    public static readonly IReadOnlyList<SettingKey> Keys =
    [
        new("brokers", new Texts(), "Some of the brokers as `host:port`, in a list or with commas between them; the others are learned from them") { IsRequired = true },
        new("security", new Map(Security()), "How the brokers know the stream, and how it knows them; without it all is plain text"),
        new("properties", new MapOf(new Text(), "PROPERTY"), "Settings of librdkafka by name; those that would break the promise of exactly once are refused"),
    ];

    static SettingShape Security() => new(
        new SettingKey("protocol", new Choice([.. Protocols.Keys]), "As Kafka calls it; `sasl_ssl` where there is a user, else `ssl`"),
        new SettingKey("mechanism", new Choice([.. Mechanisms.Keys]), "How the user is shown to be the one"),
        new SettingKey("username", new Text(), "The user, or an API key"),
        new SettingKey("password", new Text(), "The password, or the key's secret"),
        new SettingKey("ca", new Text(), "Whose certificates are trusted: a PEM file, or PEM itself; else those that the system trusts"),
        new SettingKey("certificate", new Text(), "The stream's own certificate: a PEM file, or PEM itself"),
        new SettingKey("key", new Text(), "Its private key: a PEM file, or PEM itself"),
        new SettingKey("key_password", new Text(), "The password of `key`"));
}
