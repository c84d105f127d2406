using System.Text;
using System.Diagnostics;
using Mixdown.Streams.Kafka;

namespace Mixdown.Testing.Kafka;

/// <summary>Apache Kafka 0.9.0.1 with its ZooKeeper, on loopback ports. It can be killed and started again with what it had on
/// disk.</summary>
sealed class GenuineBroker : IKafkaBroker
{
    // A program ends when the shell's standard input does, which happens when this process is gone.
    const string Script =
        """
        trap '' TERM INT HUP
        "$1" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlog4j.configuration="file:$2/log4j.properties" -cp "$3/*" "$4" "$2/$5.properties" >>"$2/$5.log" 2>&1 </dev/null &
        echo $! >"$2/$5.pid"
        exec 2>/dev/null   # a shell tells of what was killed
        read -r _ || true
        kill -KILL $! || true
        wait $! || true
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly Lazy<GenuineBroker> Started = new(() => new GenuineBroker(TimeSpan.FromSeconds(30)));
    readonly TempFolder _folder = new();
    readonly int _port = LoopbackPort.Free();
    readonly int _zooKeeperPort = LoopbackPort.Free();
    readonly Process _zooKeeper;
    Process _broker;

    /// <param name="session">How long ZooKeeper waits for a sign of life: what a killed broker needs before it can start again, and how
    /// long a machine may be busy with other things.</param>
    public GenuineBroker(TimeSpan session)
    {
        Settings(session);
        _zooKeeper = Run("org.apache.zookeeper.server.quorum.QuorumPeerMain", "zookeeper");
        WaitFor(_zooKeeper, "zookeeper", () => LoopbackPort.Answers(_zooKeeperPort));
        _broker = StartBroker();
    }

    /// <summary>The one for whoever does it no harm; it ends with the process.</summary>
    public static GenuineBroker OfProcess => Started.Value;

    /// <summary>One to be killed: ZooKeeper soon notices.</summary>
    public static GenuineBroker ToBeKilled() => new(TimeSpan.FromSeconds(3));

    /// <summary>So old that it cannot be asked what it knows.</summary>
    public KafkaConnection Connection => new()
    {
        Brokers = $"127.0.0.1:{_port}",
        Properties = new Dictionary<string, string> { ["api.version.request"] = "false", ["broker.version.fallback"] = "0.9.0.1" },
    };

    /// <inheritdoc/>
    public void CreateTopic(string topic, int partitions) => CreateTopic(topic, partitions, []);

    /// <param name="topic">Its name.</param>
    /// <param name="partitions">How many.</param>
    /// <param name="settings">Settings of the topic, such as <c>retention.bytes=100000</c>.</param>
    public void CreateTopic(string topic, int partitions, params IEnumerable<string> settings) =>
        Topics(["--create", "--topic", topic, "--replication-factor", "1", "--partitions", $"{partitions}", .. settings.SelectMany(setting => new[] { "--config", setting })]);

    public void AddPartitions(string topic, int partitions) => Topics(["--alter", "--topic", topic, "--partitions", $"{partitions}"]);

    public void DeleteTopic(string topic)
    {
        Topics(["--delete", "--topic", topic]);
        WaitFor(_broker, "server", () => !Directory.EnumerateDirectories(_folder.At("logs"), topic + "-*").Any());
    }

    /// <summary>Ends the broker without a chance to write anything down.</summary>
    public void Kill()
    {
        Process.Start("kill", ["-KILL", File.ReadAllText(_folder.At("server.pid")).Trim()]).WaitForExit();
        WaitFor(_zooKeeper, "server", () => !LoopbackPort.Answers(_port));
        End(_broker);
    }

    /// <summary>Removes the oldest segments of a partition, while the broker is not running: what retention would do.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="segments">How many.</param>
    /// <returns>The offset of the oldest record that is left.</returns>
    public int DropSegments(string topic, int partition, int segments)
    {
        var files = Directory.GetFiles(_folder.At($"logs/{topic}-{partition}")).OrderBy(Path.GetFileName, StringComparer.Ordinal).ToList();
        var bases = files.Select(Path.GetFileNameWithoutExtension).Distinct().ToList();
        files.Where(file => bases.IndexOf(Path.GetFileNameWithoutExtension(file)) < segments).ToList().ForEach(File.Delete);
        return int.Parse(bases[segments]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Starts it again. ZooKeeper has to forget the dead one first; until then the new one ends by itself.</summary>
    public void Restart() => _broker = StartBroker();

    public void Dispose()
    {
        End(_broker);
        End(_zooKeeper);
        _folder.Dispose();
    }

    void Settings(TimeSpan session)
    {
        _folder.Write("log4j.properties", "log4j.rootLogger=INFO, out\nlog4j.appender.out=org.apache.log4j.ConsoleAppender\nlog4j.appender.out.layout=org.apache.log4j.PatternLayout\nlog4j.appender.out.layout.ConversionPattern=[%d] %p %m (%c)%n\n");
        _folder.Write("zookeeper.properties", $"dataDir={_folder.At("zookeeper")}\nclientPort={_zooKeeperPort}\nclientPortAddress=127.0.0.1\nmaxClientCnxns=0\ntickTime=250\nmaxSessionTimeout=60000\n");
        _folder.Write("server.properties", string.Join('\n',
            "broker.id=0", $"listeners=PLAINTEXT://127.0.0.1:{_port}", $"log.dirs={_folder.At("logs")}", $"zookeeper.connect=127.0.0.1:{_zooKeeperPort}",
            $"zookeeper.session.timeout.ms={session.TotalMilliseconds}", "offsets.topic.replication.factor=1", "offsets.topic.num.partitions=1", "delete.topic.enable=true",
            "auto.create.topics.enable=false", "log.segment.delete.delay.ms=100", "file.delete.delay.ms=100"));
    }

    Process StartBroker()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            var (starts, faults) = (Told("started (kafka.server.KafkaServer)"), Told("FATAL"));
            var process = Run("kafka.Kafka", "server");
            // One that could not start says so, and then may never end.
            while (waited.Elapsed < Patience && Told("started (kafka.server.KafkaServer)") == starts && Told("FATAL") == faults)
                process.WaitForExit(50);
            if (Told("started (kafka.server.KafkaServer)") > starts)
                return process;
            End(process);
        }
        throw new InvalidOperationException($"Kafka did not start:\n{Log("server")}");
    }

    int Told(string text) => Log("server").Split(text).Length;

    void Topics(IReadOnlyList<string> arguments)
    {
        string[] all = ["-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", $"{KafkaPrograms.Jars}/*", "kafka.admin.TopicCommand", "--zookeeper", $"127.0.0.1:{_zooKeeperPort}", .. arguments];
        using var command = Process.Start(new ProcessStartInfo(KafkaPrograms.Java!, all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = new StringBuilder();
        command.ErrorDataReceived += (_, told) => errors.AppendLine(told.Data);
        command.BeginErrorReadLine();
        var output = command.StandardOutput.ReadToEnd();
        command.WaitForExit();
        if (command.ExitCode != 0)
            throw new InvalidOperationException($"Kafka refuses it:\n{output}{errors}");
    }

    Process Run(string main, string name)
    {
        File.Delete(_folder.At($"{name}.pid"));
        return Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", KafkaPrograms.Java!, _folder.Root, KafkaPrograms.Jars, main, name]) { RedirectStandardInput = true })!;
    }

    void WaitFor(Process process, string name, Func<bool> done)
    {
        for (var waited = Stopwatch.StartNew(); !done(); process.WaitForExit(20))
        {
            if (waited.Elapsed > Patience)
                throw new InvalidOperationException($"{name} takes too long:\n{Log(name)}");
        }
    }

    string Log(string name)
    {
        using var file = new FileStream(_folder.At($"{name}.log"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }

    static void End(Process shell)
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
    }
}
