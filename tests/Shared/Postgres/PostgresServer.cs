using System.Diagnostics;
using System.Globalization;
using Mixdown.Engines.Postgres;

namespace Mixdown.Testing.Postgres;

/// <summary>A PostgreSQL server of the tests' own, on a loopback port, with a password and a certificate. There is one for each
/// process, started by the first test that asks for it; it ends with the process, however that ends.</summary>
sealed class PostgresServer
{
    public const string Missing = "There is no PostgreSQL: ./mx servers up installs it, or put initdb and postgres on the PATH.";
    public const string User = "mixdown";
    public const string Password = "a p@ss'w\\ord";

    // initdb and the server refuse to run as root. The server ends when its standard input does, which happens when this process is
    // gone; what it leaves is removed.
    const string Script =
        """
        set -eu
        trap '' TERM INT HUP
        "$1/initdb" -D "$2/data" -U mixdown -E UTF8 --locale=C --auth=scram-sha-256 --pwfile="$2/password" --no-sync >"$2/initdb.log" 2>&1
        cp "$2/server.crt" "$2/server.key" "$2/data/"
        chmod 600 "$2/data/server.key"
        "$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c ssl=on -c fsync=off -c synchronous_commit=off \
          -c full_page_writes=off -c max_connections=200 -c shared_buffers=256MB \
          -c wal_level=logical -c max_replication_slots=50 -c max_wal_senders=50 >"$2/server.log" 2>&1 </dev/null &
        read -r _ || true
        kill -QUIT $!
        wait $! || true
        rm -rf "$2"
        """;

    static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());
    static int _databases;
    readonly Process _process;

    PostgresServer()
    {
        Port = LoopbackPort.Free();
        Folder = Directory.CreateTempSubdirectory("mixdown-postgres-").FullName;
        File.WriteAllText(Path.Combine(Folder, "password"), Password);
        ServerCertificate.Write(Folder);
        _process = Start();
        WaitUntilReady();
    }

    /// <summary>Whether a test that needs a server can run.</summary>
    public static bool IsThere => PostgresPrograms.Folder is not null;

    /// <summary>The server.</summary>
    public static PostgresServer OfProcess => Started.Value;

    public int Port { get; }

    /// <summary>The certificate that the server shows, which is its own authority.</summary>
    public string Certificate => Path.Combine(Folder, "server.crt");

    string Folder { get; }

    /// <summary>An empty database for one test.</summary>
    public PostgresDatabase CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        using var engine = PostgresEngine.Open(Options("postgres"));
        using var session = engine.OpenSession();
        session.Execute($"create database {name}", CancellationToken.None);
        var database = new PostgresDatabase(this, name);
        // DuckDB's default schema, which cases of all engines name.
        using var own = database.Open();
        using var ownSession = own.OpenSession();
        ownSession.Execute("create schema main", CancellationToken.None);
        return database;
    }

    /// <summary>How a database of this server is opened.</summary>
    public PostgresEngineOptions Options(string database) => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        User = User,
        Password = Password,
        Database = database,
    };

    Process Start()
    {
        var (program, arguments) = Environment.IsPrivilegedProcess
            ? ("setpriv", (IEnumerable<string>)["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"])
            : ("sh", []);
        if (Environment.IsPrivilegedProcess)
            Process.Start("chown", ["-R", "postgres", Folder]).WaitForExit();
        return Process.Start(new ProcessStartInfo(
            program, [.. arguments, "-c", Script, "sh", PostgresPrograms.Folder!, Folder, Port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;
    }

    void WaitUntilReady()
    {
        var waited = Stopwatch.StartNew();
        while (!Answers())
        {
            if (_process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"PostgreSQL did not start:\n{Log("initdb.log")}\n{Log("server.log")}");
            _process.WaitForExit(50);
        }
    }

    bool Answers()
    {
        try
        {
            using var engine = PostgresEngine.Open(Options("postgres") with { Retries = 0 });
            return true;
        }
        catch (Mixdown.Data.Diagnostics.MixdownException)
        {
            return false;
        }
    }

    string Log(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)) : "";
}
