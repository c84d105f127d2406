namespace Mixdown.Streams.Kafka;

/// <summary>Settings of librdkafka that nobody sets beside us: with some of them records would be lost or come twice, others have a key
/// of their own.</summary>
static class ForbiddenProperties
{
    const string Exactly = "Take it out: where reading goes on is in the table's last commit, so that each record comes once.";
    const string Ours = "Take it out: Mixdown sets it.";

    static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["bootstrap.servers"] = "Say it with 'brokers'.",
        ["metadata.broker.list"] = "Say it with 'brokers'.",
        ["security.protocol"] = "Say it with 'security: { protocol: … }'.",
        ["sasl.mechanism"] = "Say it with 'security: { mechanism: … }'.",
        ["sasl.mechanisms"] = "Say it with 'security: { mechanism: … }'.",
        ["sasl.username"] = "Say it with 'security: { username: … }'.",
        ["sasl.password"] = "Say it with 'security: { password: … }', which is shown nowhere.",
        ["ssl.ca.location"] = "Say it with 'security: { ca: … }'.",
        ["ssl.ca.pem"] = "Say it with 'security: { ca: … }'.",
        ["ssl.certificate.location"] = "Say it with 'security: { certificate: … }'.",
        ["ssl.certificate.pem"] = "Say it with 'security: { certificate: … }'.",
        ["ssl.key.location"] = "Say it with 'security: { key: … }'.",
        ["ssl.key.pem"] = "Say it with 'security: { key: … }'.",
        ["ssl.key.password"] = "Say it with 'security: { key_password: … }', which is shown nowhere.",
        ["group.id"] = "Say 'group' to let other tools see how far the stream is.",
        ["group.instance.id"] = Exactly,
        ["group.protocol"] = Exactly,
        ["enable.auto.commit"] = Exactly,
        ["auto.commit.enable"] = Exactly,
        ["auto.commit.interval.ms"] = Exactly,
        ["enable.auto.offset.store"] = Exactly,
        ["offset.store.method"] = Exactly,
        ["auto.offset.reset"] = "Say 'start' for the first time, and 'on_gap' for offsets that are gone.",
        ["isolation.level"] = "Take it out: records of transactions that were given up are not read.",
        ["enable.partition.eof"] = Ours,
        ["queued.max.messages.kbytes"] = "Say it with 'read_ahead', which holds for all partitions together.",
        ["fetch.queue.backoff.ms"] = Ours,
        ["log.queue"] = Ours,
        ["transactional.id"] = Ours,
        ["plugin.library.paths"] = "Take it out: no foreign code is loaded.",
    };

    /// <summary>What to do in its place; null for a property that anyone may set.</summary>
    public static string? WhatInstead(string property) => Known.GetValueOrDefault(property);
}
