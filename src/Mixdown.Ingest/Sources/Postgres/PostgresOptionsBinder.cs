using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Postgres.Connections;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres;

/// <summary>Reads the keys of a load of type postgres.</summary>
sealed class PostgresOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    // What is read on with when the connection is wrong, so that the rest is checked too.
    static readonly PostgresAddress Nowhere = PostgresAddress.Of(new NpgsqlConnectionStringBuilder());

    public PostgresSourceOptions Bind()
    {
        var options = new PostgresSourceOptions(PostgresAddress.Read(load, diagnostics) ?? Nowhere);
        return load.Map("options") is { } map ? Options(map, options) : options;
    }

    static PostgresSourceOptions Options(SettingReader map, PostgresSourceOptions plain)
    {
        var limits = plain.Limits;
        var options = plain with
        {
            Schemas = map.Node("schemas") is null ? plain.Schemas : map.Texts("schemas"),
            Connections = (int)map.Whole("connections", plain.Connections, min: 1, max: 64),
            MaxValueBytes = map.Bytes("max_value", plain.MaxValueBytes, min: 1024, max: 1L << 30),
            MaxTransaction = map.Time("max_transaction", plain.MaxTransaction),
            Limits = limits with
            {
                StatementTimeout = map.Time("statement_timeout", TimeSpan.Zero) is { Ticks: > 0 } limit ? limit : null,
                LockTimeout = map.Time("lock_timeout", limits.LockTimeout),
                ApplicationName = map.Text("application_name", limits.ApplicationName)!,
                Retries = (int)map.Whole("retries", limits.Retries, min: 0, max: 20),
            },
        };
        map.Finish();
        return options;
    }
}
