using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Npgsql;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>What can be wrong with a server, a slot or a table, and what to do.</summary>
static class CdcFaults
{
    const string Anew = "Read the table anew: mixdown load --full-refresh.";

    /// <summary>The boundary at which Npgsql's exceptions become diagnostics.</summary>
    /// <param name="place">Host and port.</param>
    /// <param name="use">Works with the server.</param>
    public static async Task<T> AtAsync<T>(string place, Func<Task<T>> use)
    {
        try
        {
            return await use().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException)
        {
            throw Explain(place, fault);
        }
    }

    /// <summary>As <see cref="AtAsync{T}"/>.</summary>
    public static Task AtAsync(string place, Func<Task> use) => AtAsync(place, async () =>
    {
        await use().ConfigureAwait(false);
        return true;
    });

    /// <summary>As <see cref="AtAsync{T}"/>, for a thread of the engine.</summary>
    public static T At<T>(string place, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException)
        {
            throw Explain(place, fault);
        }
    }

    public static MixdownException Malformed(string why) => Error(
        "MX2294", $"a message of the server's log cannot be read: {why}", "Look whether the server's version is one that docs/sources/postgres_cdc.md names.");

    public static Diagnostic TooOld(string place, string found, int oldest) => new(
        "MX2293", $"the server on {place} is PostgreSQL {found}", Hint: $"Changes are read from PostgreSQL {oldest} on. Use type: postgres with a cursor.");

    public static Diagnostic NotLogical(string place, string level) => new(
        "MX2281", $"the log of the server on {place} does not tell changes: wal_level is {level}",
        Hint: "Run: alter system set wal_level = 'logical', and restart the server. On RDS and Aurora set rds.logical_replication = 1 in the parameter group and reboot.");

    public static Diagnostic NoReplication(string role) => new(
        "MX2282", $"the role '{role}' may not read the server's log",
        Hint: $"Run as a superuser: alter role \"{role}\" replication. On RDS and Aurora: grant rds_replication to \"{role}\".");

    public static MixdownException NotPublished(string publication, IReadOnlyList<ServerTable> tables, string sql, string why) => Error(
        "MX2283", $"the publication '{publication}' does not tell the changes of {Names(tables)}, and it cannot be changed: {why}",
        $"Let somebody who may run: {sql};");

    public static MixdownException NoSlot(string slot, string table) => Error(
        "MX2284", $"the slot '{slot}' is gone: what changed in '{table}' since the last load cannot be known", Anew);

    public static MixdownException LostSlot(string slot, string table, string? why) => Error(
        "MX2285", $"the server has thrown away log that the slot '{slot}' needs{(why is null ? "" : $" ({why})")}: what changed in '{table}' since the last load cannot be known",
        $"{Anew} Raise max_slot_wal_keep_size, or load more often.");

    public static MixdownException Behind(string table, NpgsqlLogSequenceNumber bookmark, NpgsqlLogSequenceNumber slot) => Error(
        "MX2286", $"'{table}' is in the lake as of {bookmark}, and the slot tells changes from {slot} on: those between are gone. The table was restored to an older version, or was not part of the load for a while",
        Anew);

    public static MixdownException ForeignSlot(string slot, SlotState state) => Error(
        "MX2287", state.Plugin is null
            ? $"the slot '{slot}' is for a standby and tells no changes"
            : $"the slot '{slot}' belongs to another program: it prints by {state.Plugin}, for the database '{state.Database}'",
        "Name another slot by the key 'slot'.");

    public static Diagnostic NoIdentity(ServerTable table, LoadTable settings) => new(
        "MX2288", $"'{table.Place}' has no {(table.Identity == 'n' ? "replica identity" : "primary key")}: once its changes are published, the server would refuse every update and delete of it",
        settings.At, $"Give it a primary key, or run: alter table {table.Sql} replica identity full.");

    public static Diagnostic NoKey(ServerTable table, LoadTable settings) => new(
        "MX2289", $"'{table.Place}' has no primary key by which its rows could be told apart", settings.At,
        $"Say which columns name a row: tables: {{ {table.Name}: {{ unique_key: [COLUMN] }} }}.");

    public static Diagnostic KeyNotTold(ServerTable table, string column, LoadTable settings) => new(
        "MX2290", $"'{column}' is in the unique_key of '{table.Place}' and not in its replica identity ({string.Join(", ", table.IdentityColumns)}): of a deleted row it would not be known",
        settings.At, $"Take it out, or run: alter table {table.Sql} replica identity full.");

    public static MixdownException Busy(string slot, PostgresException busy) => new(new Diagnostic(
        "MX2291", $"the slot '{slot}' is being read by another program: {busy.MessageText}",
        Hint: "Is the same load running elsewhere? Each target has a slot of its own; name one by the key 'slot'."))
    {
        IsTransient = true,
    };

    public static MixdownException OtherServer(string table, string was, string now) => Error(
        "MX2292", $"'{table}' was loaded from the cluster {was}, and the connection leads to the cluster {now}: places in one's log mean nothing in the other's",
        $"Correct 'connection'. If the server was replaced: {Anew}");

    public static MixdownException StrangeBookmark(string bookmark) => Error(
        "MX2292", $"the table's bookmark is '{bookmark}', which is no place in a server's log", $"Was its load of another type before? {Anew}");

    public static Diagnostic SameName(ServerTable one, ServerTable other) => new(
        "MX2295", $"{one.Place} and {other.Place} would be one table of the lake", Hint: "Take one of them out of the load by 'exclude', and give it a load of its own.");

    public static Diagnostic BadSlotName(string name, SourceSpan at) => new(
        "MX2298", $"'{name}' is no name of a slot", at, "Use lower case letters, digits and _, at most 63.");

    static MixdownException Explain(string place, Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ConfigurationLimitExceeded } full => new(new Diagnostic(
            "MX2296", $"the server on {place} has no room for another reader of its log: {full.MessageText}",
            Hint: "Raise max_replication_slots and max_wal_senders, or drop slots that nobody reads: select * from pg_replication_slots."), full)
        {
            IsTransient = true,
        },
        PostgresException { SqlState: PostgresErrorCodes.UndefinedObject } gone => new(new Diagnostic(
            "MX2283", $"the publication was made after the slot, or is gone: {gone.MessageText}",
            Hint: $"Drop the slot (select pg_drop_replication_slot('NAME')), so that both are made again. {Anew}"), gone),
        PostgresException refused => new(new Diagnostic(
            "MX2297", $"the server on {place} refuses: {refused.MessageText}{(refused.Detail is { Length: > 0 } detail ? $": {detail}" : "")}", Hint: refused.Hint), refused)
        {
            IsTransient = refused.IsTransient,
        },
        _ => new(new Diagnostic(
            "MX2280", $"the connection to the server on {place} failed: {Innermost(fault)}", Hint: "Look at 'connection', and whether the server runs; then load again."), fault)
        {
            IsTransient = true,
        },
    };

    static string Innermost(Exception fault) => (fault.InnerException is { } inner ? Innermost(inner) : fault.Message).TrimEnd('.');

    static string Names(IReadOnlyList<ServerTable> tables)
    {
        const int shown = 5;
        var names = string.Join(", ", tables.Take(shown).Select(table => table.Place));
        return tables.Count <= shown ? names : string.Create(CultureInfo.InvariantCulture, $"{names} and {tables.Count - shown} more");
    }

    static MixdownException Error(string code, string message, string hint) => new(new Diagnostic(code, message, Hint: hint));
}
