namespace Mixdown.Testing.Kafka;

/// <summary>What tests with Kafka need of this machine.</summary>
static class KafkaPrograms
{
    public const string Missing = "There is no Kafka to test with: ./mx servers up builds librdkafka and fetches a broker (which wants Java).";

    /// <summary>Whether librdkafka is there, which has a broker of its own in memory.</summary>
    public static bool HasClient => File.Exists(Path.Combine(AppContext.BaseDirectory, "runtimes", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "native", "librdkafka.so"))
        || Environment.GetEnvironmentVariable("MIXDOWN_LIBRDKAFKA") is not null;

    /// <summary>Whether the genuine broker can be started as well.</summary>
    public static bool HasBroker => HasClient && Directory.Exists(Jars) && Java is not null;

    public static string Jars => Repository.At("eng/.cache/kafka/0.9.0.1");

    public static string? Java { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "java")).FirstOrDefault(File.Exists);
}
