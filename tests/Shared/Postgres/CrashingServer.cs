using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Mixdown.Testing.Postgres;

/// <summary>A PostgreSQL server that is made to crash and started again, with what it had on disk.</summary>
sealed class CrashingServer : IDisposable
{
    // The server dies with its standard input, which closes when this process is gone.
    const string Script =
        """
        set -eu
        "$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c wal_level=logical -c fsync=off \
          -c max_connections=50 -c shared_buffers=64MB -c wal_sender_timeout=5s -c checkpoint_timeout=30s $4 >>"$2/server.log" 2>&1 </dev/null &
        echo $! >"$2/pid"
        read -r _ || true
        kill -QUIT $! 2>/dev/null || true
        wait $! || true
        """;

    const string Create = """set -eu; mkdir "$2/data"; "$1/initdb" -D "$2/data" -U mixdown -E UTF8 --locale=C --auth=trust --no-sync >"$2/initdb.log" 2>&1""";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly string _folder = Directory.CreateTempSubdirectory("mixdown-crash-").FullName;
    readonly int _port = LoopbackPort.Free();
    readonly string _settings;
    Process? _process;

    /// <param name="settings">More settings, as the server's command line takes them.</param>
    public CrashingServer(string settings = "")
    {
        _settings = settings;
        if (Environment.IsPrivilegedProcess)
            Process.Start("chown", ["-R", "postgres", _folder]).WaitForExit();
        Shell(Create).WaitForExit();
        Start();
    }

    /// <summary>The database <c>postgres</c> of the server.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "mixdown",
        Database = "postgres",
        Pooling = false,
    }.ConnectionString;

    /// <summary>Starts it and waits until it answers; after a crash it recovers first.</summary>
    public void Start()
    {
        _process = Shell(Script);
        var waited = Stopwatch.StartNew();
        while (!Answers())
        {
            if (_process.HasExited || waited.Elapsed > Patience)
                throw new InvalidOperationException($"PostgreSQL did not start:\n{File.ReadAllText(Path.Combine(_folder, "server.log"))}");
            _process.WaitForExit(20);
        }
    }

    /// <summary>Ends all of its processes at once, without a checkpoint.</summary>
    public void Crash() => End("-QUIT");

    /// <summary>Kills its first process alone, which can do nothing about it. The others notice, each when it next waits, and end.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        var first = FirstProcess();
        var others = File.ReadAllText($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        End("-KILL");
        // A server that starts while one of them is there refuses to share its memory.
        for (var waited = Stopwatch.StartNew(); others.Any(IsRunning) && waited.Elapsed < Patience;)
            await Task.Delay(20, cancel);
    }

    public void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Rows as text, fields separated by <c>|</c>.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = new NpgsqlConnection(Connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetString(i))));
        return rows;
    }

    public void Dispose()
    {
        if (_process is not null)
            Crash();
        Directory.Delete(_folder, recursive: true);
    }

    string FirstProcess() => File.ReadAllText(Path.Combine(_folder, "pid")).Trim();

    void End(string signal)
    {
        using (var kill = Process.Start("kill", [signal, FirstProcess()]))
            kill.WaitForExit();
        _process!.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    // One that ended and that nobody asked about is still listed, as a zombie.
    static bool IsRunning(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    Process Shell(string script)
    {
        string[] arguments = ["-c", script, "sh", PostgresPrograms.Folder!, _folder, _port.ToString(CultureInfo.InvariantCulture), _settings];
        return Process.Start(Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", .. arguments]) { RedirectStandardInput = true, WorkingDirectory = "/" }
            : new ProcessStartInfo("sh", arguments) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
    }

    bool Answers()
    {
        try
        {
            return Query("select 1").Count == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
