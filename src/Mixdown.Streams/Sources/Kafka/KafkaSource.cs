using Mixdown.Streams.Kafka;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>Reads topics of Apache Kafka, each partition from the offset that it is told.</summary>
sealed class KafkaSource(KafkaSourceOptions options, StreamHost host) : IStreamSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public async Task<IStreamSession> OpenAsync(CancellationToken cancel)
    {
        Librdkafka.Require();
        var watch = new KafkaWatch(options.Connection, host.Clock, host.Note);
        var cluster = new KafkaCluster(options, Group, host.ProjectFolder, watch);
        try
        {
            await cluster.CheckAsync(cancel).ConfigureAwait(false);
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return new KafkaSession(options, cluster, watch, queueBytes => new KafkaReader(options, Group, host.ProjectFolder, watch, queueBytes));
    }

    string Group => options.Group ?? $"mixdown-{host.Target}-{host.Stream}";
}
