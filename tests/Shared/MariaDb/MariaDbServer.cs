using System.Diagnostics;
using System.Globalization;

namespace Mixdown.Testing.MariaDb;

/// <summary>A MariaDB server of the tests' own, on a loopback port, with a password. There is one for each process, started by
/// the first test that asks for it; it ends with the process, however that ends.</summary>
sealed class MariaDbServer
{
    public const string Missing = "There is no MariaDB: ./mx servers up installs it, or put mariadbd on the PATH.";
    const string Password = "a p@ss'word";

    // The server ends when its standard input does, which happens when this process is gone; what it leaves is removed.
    const string Script =
        """
        set -eu
        trap '' TERM INT HUP
        mariadb-install-db --no-defaults --user="$3" --datadir="$1/data" --auth-root-authentication-method=normal --skip-test-db >"$1/install.log" 2>&1
        "$4" --no-defaults --user="$3" --datadir="$1/data" --socket="$1/socket" --port="$2" --bind-address=127.0.0.1 --init-file="$1/init.sql" \
          --innodb-flush-log-at-trx-commit=0 --character-set-server=utf8mb4 >"$1/server.log" 2>&1 </dev/null &
        read -r _ || true
        kill -KILL $!
        wait $! || true
        rm -rf "$1"
        """;

    static readonly Lazy<MariaDbServer> Started = new(() => new MariaDbServer());
    readonly Process _process;
    readonly string _folder;
    readonly int _port = LoopbackPort.Free();

    MariaDbServer()
    {
        _folder = Directory.CreateTempSubdirectory("mixdown-mariadb-").FullName;
        File.WriteAllText(Path.Combine(_folder, "init.sql"), $"create user if not exists mixdown@'127.0.0.1' identified by '{Password.Replace("'", "''", StringComparison.Ordinal)}';\ngrant all on *.* to mixdown@'127.0.0.1';\n");
        if (Environment.IsPrivilegedProcess)
            Process.Start("chown", ["-R", "mysql", _folder]).WaitForExit();
        var user = Environment.IsPrivilegedProcess ? "mysql" : Environment.UserName;
        _process = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", _folder, _port.ToString(CultureInfo.InvariantCulture), user, Program!])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;
        WaitUntilReady();
    }

    /// <summary>Whether a test that needs a server can run.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>The server.</summary>
    public static MariaDbServer OfProcess => Started.Value;

    static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin").Select(folder => Path.Combine(folder, "mariadbd")).FirstOrDefault(File.Exists);

    /// <summary>How a database of this server is reached; it need not be there.</summary>
    public string Connection(string? database) =>
        $"Server=127.0.0.1;Port={_port};User ID=mixdown;Password=\"{Password}\";SslMode=Disabled;Pooling=false{(database is null ? "" : $";Database={database}")}";

    void WaitUntilReady()
    {
        var waited = Stopwatch.StartNew();
        while (!LoopbackPort.Answers(_port))
        {
            if (_process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"MariaDB did not start:\n{Log("install.log")}\n{Log("server.log")}");
            _process.WaitForExit(100);
        }
    }

    string Log(string name) => File.Exists(Path.Combine(_folder, name)) ? File.ReadAllText(Path.Combine(_folder, name)) : "";
}
