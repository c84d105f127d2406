using System.Data;
using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>The keys of a load of type ado that are its own.</summary>
static class AdoSettings
{
    public static readonly SettingShape Shape = new(
        new SettingKey("provider", new Text(), "The .NET provider: the name of its assembly in `plugins/`, such as `Microsoft.Data.SqlClient`; `Npgsql` is built in") { IsRequired = true },
        new SettingKey("connection", new Text(), "The provider's own connection string") { IsRequired = true },
        new SettingKey("table", new Text(), "The table, where the load has one"),
        new SettingKey("queries", new MapOf(new Text(), "TABLE"), "A SELECT in the database's own SQL for tables that are none of the database's"),
        new SettingKey("options", new Map(Options), "How it is read"))
    {
        Description = "Tables of any database with a .NET provider",
    };

    static SettingShape Options => new(
        new SettingKey("isolation", Choice.Of<IsolationLevel>(), "Of the transaction in which a table is read") { Default = "repeatable_read" },
        new SettingKey("command_timeout", new Time(), "How long a statement may take; `0`: no limit of ours") { Default = "0" },
        new SettingKey("parameter_mark", new Text(), "The letter in front of a parameter's name; Oracle wants `:`") { Default = "@" },
        new SettingKey("max_value", new Size(), "A larger value is not kept: it is NULL, and `_mx_rescued` says how large it was") { Default = "64MB" });
}
