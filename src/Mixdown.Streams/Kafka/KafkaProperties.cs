using System.Globalization;

namespace Mixdown.Streams.Kafka;

/// <summary>Our settings in librdkafka's words.</summary>
static class KafkaProperties
{
    /// <summary>For whoever reads.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="folder">Relative paths are relative to it.</param>
    /// <param name="group">What other tools see of us. librdkafka wants one in any case; nothing is committed to one that the user
    /// did not name.</param>
    /// <param name="queueBytes">How much of each partition waits in memory.</param>
    public static Dictionary<string, string> ForReading(KafkaConnection connection, string folder, string group, long queueBytes)
    {
        var properties = Common(connection, folder);
        var kilobytes = Math.Clamp(queueBytes >> 10, 64, 1 << 20);
        properties["group.id"] = group;
        properties["enable.auto.commit"] = "false";
        properties["enable.auto.offset.store"] = "false";
        // An offset that is gone is for on_gap to say, never for librdkafka to step over.
        properties["auto.offset.reset"] = "error";
        properties["isolation.level"] = "read_committed";
        properties["enable.partition.eof"] = "true";
        properties["queued.max.messages.kbytes"] = Number(kilobytes);
        // After a full queue librdkafka waits for so long before it fetches again: its own second would throttle a small queue.
        properties["fetch.queue.backoff.ms"] = "5";
        // What is fetched is packed, what waits is not: a quarter leaves room for what comes out of it.
        properties.TryAdd("max.partition.fetch.bytes", Number(kilobytes << 8));
        properties.TryAdd("fetch.wait.max.ms", "50");
        properties.TryAdd("check.crcs", "true");
        properties.TryAdd("topic.metadata.refresh.interval.ms", "10000");
        properties["dotnet.consumer.consume.result.fields"] = "timestamp,topic";
        return properties;
    }

    /// <summary>For whoever writes. The broker knows what was sent twice, unless it is told to be too old for that.</summary>
    public static Dictionary<string, string> ForWriting(KafkaConnection connection, string folder)
    {
        var properties = Common(connection, folder);
        var isOld = properties.TryGetValue("api.version.request", out var asks) && asks == "false";
        properties.TryAdd("enable.idempotence", isOld ? "false" : "true");
        properties.TryAdd("acks", "all");
        properties.TryAdd("compression.type", "lz4");
        properties.TryAdd("linger.ms", "20");
        // How long a topic that nobody knows may be one that was just created.
        properties.TryAdd("topic.metadata.propagation.max.ms", "10000");
        properties.TryAdd("queue.buffering.max.kbytes", "65536");
        // Java's partitioner, so that a key goes where other producers send it.
        properties.TryAdd("partitioner", "murmur2_random");
        // What a report has to say of a record that has to be sent again.
        properties["dotnet.producer.delivery.report.fields"] = "key,value,timestamp,status";
        return properties;
    }

    static Dictionary<string, string> Common(KafkaConnection connection, string folder)
    {
        var properties = new Dictionary<string, string>(connection.Properties, StringComparer.Ordinal) { ["bootstrap.servers"] = connection.Brokers };
        properties.TryAdd("client.id", "mixdown");
        properties.TryAdd("log.connection.close", "false");
        properties.TryAdd("enable.metrics.push", "false");
        if (connection.Security is { } security)
            Secure(security, folder, properties);
        return properties;
    }

    static void Secure(KafkaSecurity security, string folder, Dictionary<string, string> properties)
    {
        properties["security.protocol"] = security.Protocol;
        Set("sasl.mechanism", security.Mechanism);
        Set("sasl.username", security.Username);
        Set("sasl.password", security.Password);
        SetPem("ssl.ca", security.Authority);
        SetPem("ssl.certificate", security.Certificate);
        SetPem("ssl.key", security.Key);
        Set("ssl.key.password", security.KeyPassword);

        void Set(string name, string? value)
        {
            if (value is not null)
                properties[name] = value;
        }

        void SetPem(string name, string? value)
        {
            if (value is not null && KafkaSecurity.IsPem(value))
                properties[name + ".pem"] = value;
            else
                Set(name + ".location", value is null ? null : Path.GetFullPath(value, folder));
        }
    }

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
