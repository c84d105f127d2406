using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Streams.Kafka;

/// <summary>Reads the keys that say how brokers are reached: <c>brokers</c>, <c>security</c>, <c>properties</c>.</summary>
sealed class KafkaConnectionBinder(SettingReader map, ICollection<Diagnostic> diagnostics)
{
    public KafkaConnection Bind() => new()
    {
        Brokers = Brokers(),
        Security = map.Map("security") is { } security ? Security(security) : null,
        Properties = Properties(),
    };

    string Brokers()
    {
        var brokers = map.Texts("brokers").SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (brokers.Count == 0)
            diagnostics.Add(new Diagnostic("MX1013", "'brokers' is missing", map.At, "Add 'brokers: host:9092', or several with commas between them."));
        foreach (var wrong in brokers.Where(broker => broker.Contains("://", StringComparison.Ordinal) || broker.Contains('@', StringComparison.Ordinal)))
            Wrong($"'{(wrong.Contains('@', StringComparison.Ordinal) ? "…" : wrong)}' is no broker", map.Node("brokers")!.At, "Write host:port; how it is reached is said under 'security'.");
        return string.Join(',', brokers);
    }

    KafkaSecurity Security(SettingReader reader)
    {
        var mechanism = reader.Node("mechanism") is null ? null : reader.Choice("mechanism", "PLAIN", KafkaConnectionSettings.Mechanisms);
        var (username, password) = (reader.Text("username"), reader.Text("password"));
        var byDefault = mechanism is null && username is null ? "ssl" : "sasl_ssl";
        var security = new KafkaSecurity
        {
            Protocol = reader.Choice("protocol", byDefault, KafkaConnectionSettings.Protocols),
            Mechanism = mechanism,
            Username = username,
            Password = password,
            Authority = reader.Text("ca"),
            Certificate = reader.Text("certificate"),
            Key = reader.Text("key"),
            KeyPassword = reader.Text("key_password"),
        };
        reader.Finish();
        CheckSasl(security, reader.At);
        CheckTls(security, reader.At);
        return security;
    }

    void CheckSasl(KafkaSecurity security, SourceSpan at)
    {
        var isSasl = security.Protocol.StartsWith("sasl", StringComparison.Ordinal);
        if (isSasl && security.Mechanism is null)
            Wrong($"'protocol: {security.Protocol}' needs a 'mechanism'", at, "Add 'mechanism: scram-sha-512', or plain, scram-sha-256: the one that the brokers offer.");
        if (isSasl && security.Mechanism is not ("GSSAPI" or "OAUTHBEARER") && (security.Username is null || security.Password is null))
            Wrong("SASL needs 'username' and 'password'", at, "Add both; the password from env_var('DBT_ENV_SECRET_…'), so that it is shown nowhere.");
        if (!isSasl && (security.Mechanism ?? security.Username ?? security.Password) is not null)
            Wrong($"'protocol: {security.Protocol}' sends no user and no password", at, "Say 'protocol: sasl_ssl', or take 'mechanism', 'username' and 'password' out.");
    }

    void CheckTls(KafkaSecurity security, SourceSpan at)
    {
        var isTls = security.Protocol.EndsWith("ssl", StringComparison.Ordinal);
        if (!isTls && (security.Authority ?? security.Certificate ?? security.Key) is not null)
            Wrong($"'protocol: {security.Protocol}' has no TLS, so certificates have no use", at, "Say 'protocol: ssl' or 'sasl_ssl', or take 'ca', 'certificate' and 'key' out.");
        if (security.Certificate is null != security.Key is null)
            Wrong("'certificate' and 'key' belong together", at, "Add the one that is missing.");
    }

    IReadOnlyDictionary<string, string> Properties()
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (map.Node("properties"))
        {
            case null:
                return properties;
            case SettingNode.Map given:
                foreach (var entry in given.Entries)
                    Keep(entry, properties);
                return properties;
            case var other:
                return map.Wrong("properties", other, "a map of librdkafka's settings to their values", properties);
        }
    }

    void Keep(SettingEntry entry, Dictionary<string, string> properties)
    {
        if (ForbiddenProperties.WhatInstead(entry.Key) is { } instead)
            diagnostics.Add(new Diagnostic("MX2451", $"The property '{entry.Key}' is not yours to set", entry.KeyAt, instead));
        else if (entry.Value is SettingNode.Scalar scalar)
            properties[entry.Key] = scalar.Text;
        else
            _ = map.Wrong(entry.Key, entry.Value, "a text, number or truth value", "");
    }

    void Wrong(string message, SourceSpan at, string hint) => diagnostics.Add(new Diagnostic("MX2450", message, at, hint));
}
