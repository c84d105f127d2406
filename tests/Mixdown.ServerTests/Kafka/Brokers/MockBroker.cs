using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Mixdown.Streams.Kafka;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Kafka.Brokers;

/// <summary>The cluster in memory that librdkafka brings for tests: it speaks today's protocol, keeps 5 MiB of each partition and
/// nothing beyond its process.</summary>
sealed unsafe class MockBroker : IKafkaBroker
{
    readonly IProducer<Null, byte[]> _host;
    readonly nint _cluster;

    public MockBroker(int brokers = 1)
    {
        Librdkafka.Require();
        _host = new ProducerBuilder<Null, byte[]>(new Dictionary<string, string> { ["test.mock.num.brokers"] = $"{brokers}" })
            .SetLogHandler((_, _) => { }).Build();
        var found = new DependentAdminClientBuilder(_host.Handle).Build().GetMetadata(TimeSpan.FromSeconds(10)).Brokers;
        Connection = new KafkaConnection { Brokers = string.Join(',', found.Select(broker => $"{broker.Host}:{broker.Port}")) };
        _cluster = ((delegate* unmanaged[Cdecl]<nint, nint>)Export("rd_kafka_handle_mock_cluster"))(NativeHandle());
    }

    /// <inheritdoc/>
    public KafkaConnection Connection { get; }

    /// <inheritdoc/>
    public void CreateTopic(string topic, int partitions)
    {
        var name = Marshal.StringToCoTaskMemUTF8(topic);
        var error = ((delegate* unmanaged[Cdecl]<nint, nint, int, int, int>)Export("rd_kafka_mock_topic_create"))(_cluster, name, partitions, 1);
        Marshal.FreeCoTaskMem(name);
        Assert.Equal(0, error);
    }

    /// <summary>The only broker takes no connections, and closes those that it has.</summary>
    public void Down() => Assert.Equal(0, ((delegate* unmanaged[Cdecl]<nint, int, int>)Export("rd_kafka_mock_broker_set_down"))(_cluster, -1));

    public void Up() => Assert.Equal(0, ((delegate* unmanaged[Cdecl]<nint, int, int>)Export("rd_kafka_mock_broker_set_up"))(_cluster, -1));

    public void Dispose() => _host.Dispose();

    // Confluent's assembly has no way to the cluster, and keeps the handle to itself.
    nint NativeHandle()
    {
        var handle = typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_host.Handle)!;
        return ((SafeHandle)handle).DangerousGetHandle();
    }

    static nint Export(string name)
    {
        var place = Librdkafka.Places(Environment.GetEnvironmentVariable(Librdkafka.PathVariable), AppContext.BaseDirectory)[0];
        return NativeLibrary.GetExport(NativeLibrary.Load(place), name);
    }
}
