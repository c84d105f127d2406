using System.Globalization;
using Mixdown.Data.Naming;
using Npgsql;

namespace Mixdown.Engines.Postgres;

/// <summary>The pool of connections to one database.</summary>
sealed class PostgresConnections : IDisposable
{
    readonly PostgresEngineOptions _options;
    readonly NpgsqlDataSource _source;

    internal PostgresConnections(PostgresEngineOptions options)
    {
        _options = options;
        _source = NpgsqlDataSource.Create(Describe(options));
    }

    /// <summary>A connection of its own; it goes back to the pool when it is closed.</summary>
    internal NpgsqlConnection Connect()
    {
        var connection = PostgresFaults.Opening(_options, () => Open(_options.Retries));
        if (_options.Role is { } role)
        {
            using var command = new NpgsqlCommand($"set role {new SqlIdentifier(role)}", connection);
            PostgresFaults.Opening(_options, command.ExecuteNonQuery);
        }
        return connection;
    }

    /// <summary>A connection to act on another one from; as the role that logs in, which may do so.</summary>
    internal NpgsqlConnection ConnectBeside() => _source.OpenConnection();

    public void Dispose() => _source.Dispose();

    NpgsqlConnection Open(int retries)
    {
        while (true)
        {
            try
            {
                return _source.OpenConnection();
            }
            catch (NpgsqlException fault) when (fault.IsTransient && retries-- > 0)
            {
                // The server may just be starting; the last attempt's error is the one that is told.
            }
        }
    }

    static NpgsqlConnectionStringBuilder Describe(PostgresEngineOptions options) => Encrypt(options.Tls, new()
    {
        Host = options.Host,
        Port = options.Port,
        Username = options.User,
        Password = options.Password,
        Database = options.Database,
        SearchPath = options.SearchPath,
        ApplicationName = options.ApplicationName,
        IncludeErrorDetail = true,
        Timeout = (int)options.ConnectTimeout.TotalSeconds,
        CommandTimeout = 0,
        TcpKeepAlive = options.KeepAlive is not null,
        TcpKeepAliveTime = (int)(options.KeepAlive ?? TimeSpan.Zero).TotalSeconds,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Options = ServerSettings(options),
    });

    static NpgsqlConnectionStringBuilder Encrypt(PostgresTls tls, NpgsqlConnectionStringBuilder text)
    {
        text.SslMode = tls switch
        {
            { Mode: PostgresTlsMode.Require, RootCertificate: not null } => SslMode.VerifyCA,
            _ => Enum.Parse<SslMode>(tls.Mode.ToString(), ignoreCase: true),
        };
        text.RootCertificate = tls.RootCertificate;
        text.SslCertificate = tls.Certificate;
        text.SslKey = tls.Key;
        return text;
    }

    // Answers are read as text, so the forms of dates and intervals have to be known; time zone and everything else stay the server's.
    static string ServerSettings(PostgresEngineOptions options)
    {
        var settings = "-c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex";
        return options.StatementTimeout is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $"{settings} -c statement_timeout={(long)limit.TotalMilliseconds}")
            : settings;
    }
}
