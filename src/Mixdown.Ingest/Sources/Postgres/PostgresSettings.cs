using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Postgres;

/// <summary>The keys of a load of type postgres that are its own.</summary>
static class PostgresSettings
{
    public static readonly SettingShape Shape = new(
        new SettingKey("connection", new Text(), "`postgres://user:password@host:5432/database?sslmode=require`, or an ADO.NET string: `Host=…;Username=…;Password=…;Database=…`"),
        new SettingKey("profile", new Text(), "Instead of `connection`: an output of type postgres in profiles.yml, of the profile in use, or another profile, or `PROFILE/OUTPUT`"),
        new SettingKey("options", new Map(Options), "How it is read"))
    {
        Description = "Tables of a PostgreSQL database",
    };

    static SettingShape Options => new(
        new SettingKey("schemas", new Texts(), "Schemas whose tables are meant where a name has none, and all of whose tables are loaded where the load names none") { Default = "[\"public\"]" },
        new SettingKey("connections", new Whole(1, 64), "Connections that read one table side by side") { Default = "4" },
        new SettingKey("max_value", new Size(), "A larger value is not kept: it is NULL, and `_mx_rescued` says how large it was") { Default = "64MB" },
        new SettingKey("max_transaction", new Time(), "How long the transaction that holds the snapshot may be open; after it the load fails") { Default = "12h" },
        new SettingKey("statement_timeout", new Time(), "How long one statement may take; `0`: no limit of ours") { Default = "0" },
        new SettingKey("lock_timeout", new Time(), "How long to wait for a table that somebody has locked") { Default = "30s" },
        new SettingKey("application_name", new Text(), "What the server's list of sessions calls us") { Default = "mixdown" },
        new SettingKey("retries", new Whole(0, 20), "How often connecting is tried again where the server is not ready") { Default = "3" });
}
