using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>The keys of a load of type postgres_cdc that are its own.</summary>
static class CdcSettings
{
    public static readonly SettingShape Shape = new(
        new SettingKey("connection", new Text(), "The server: `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or an ADO.NET connection string of Npgsql"),
        new SettingKey("profile", new Text(), "Instead of `connection`: an output of type postgres in profiles.yml, of the profile in use, or another profile, or `PROFILE/OUTPUT`"),
        new SettingKey("publication", new Text(), "The server's list of tables whose changes it tells; made, and tables added to it, where the role may") { Default = "mixdown_LOAD" },
        new SettingKey("slot", new Text(), "The server's bookmark: lower case letters, digits and `_`, at most 63") { Default = "mixdown_TARGET_LOAD" },
        new SettingKey("snapshot", Choice.Of<SnapshotMode>(), "What happens to the rows that a table has at first: read once, not read, or read without following changes") { Default = "initial" },
        new SettingKey("max_batch", new Map(Limits()), "How much of the log one run reads; a transaction is never cut"),
        new SettingKey("heartbeat", new Size(), "How much log the server may keep for a table without changes before its bookmark is moved on by a commit without rows") { Default = "16MB" })
    {
        Description = "the changes of PostgreSQL tables",
    };

    static SettingShape Limits() => new(
        new SettingKey("bytes", new Size(), "Bytes of changes; they lie in the scratch folder meanwhile") { Default = "4GB" },
        new SettingKey("rows", new Whole(1), "Changes"),
        new SettingKey("time", new Time(), "For how long the log is read"));
}
