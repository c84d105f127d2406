using Mixdown.Bench.Measuring;
using Mixdown.Streams.Kafka;

namespace Mixdown.Bench.Rivals;

/// <summary>kcat, the usual client of Kafka on a command line: librdkafka and nothing else.</summary>
sealed class Kcat
{
    public const string Name = "kcat -C -e >/dev/null";

    // In its own process, not a shell's, so that its memory is what is measured.
    const string Consume = """kcat=$1 && shift && exec "$kcat" "$@" >/dev/null""";
    const string Count = """kcat=$1 && shift && "$kcat" "$@" -f '%o\n' | wc -l""";

    readonly string _folder;
    readonly IReadOnlyList<string> _arguments;

    Kcat(string folder, IReadOnlyList<string> arguments) => (_folder, _arguments) = (folder, arguments);

    /// <summary>Gets it where it is not there.</summary>
    public static async Task<Kcat> ForAsync(BenchFolder folder, KafkaConnection connection, string topic, CancellationToken cancel)
    {
        var program = (await Child.RunAsync(Repository.At("eng/get-kcat"), [], folder.Root, cancel)).Output.Trim();
        return new Kcat(folder.Root, [program, "-C", "-q", "-e", "-o", "beginning", "-b", connection.Brokers, "-t", topic, .. connection.Properties.SelectMany(property => new[] { "-X", $"{property.Key}={property.Value}" })]);
    }

    /// <summary>Reads all partitions from the beginning to the end.</summary>
    public Task<ChildRun> ConsumeAsync(CancellationToken cancel) => Child.RunAsync("sh", ["-c", Consume, "sh", .. _arguments], _folder, cancel);

    /// <summary>How many records it reads.</summary>
    public async Task<long> CountAsync(CancellationToken cancel) =>
        long.Parse((await Child.RunAsync("sh", ["-c", Count, "sh", .. _arguments], _folder, cancel)).Output, System.Globalization.CultureInfo.InvariantCulture);
}
