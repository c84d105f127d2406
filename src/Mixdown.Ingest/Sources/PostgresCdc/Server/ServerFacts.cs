using System.Globalization;
using Mixdown.Data.Diagnostics;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>What the server is.</summary>
/// <param name="Release">Its version: 150004 is 15.4.</param>
/// <param name="WalLevel">How much its log tells; changes need <c>logical</c>.</param>
/// <param name="IsStandby">Whether it follows another server and cannot be written to.</param>
/// <param name="MayReplicate">Whether our role may read the log.</param>
/// <param name="Role">Our role.</param>
/// <param name="SystemId">The cluster's own number: places in the log of another one mean nothing here.</param>
sealed record ServerFacts(int Release, string WalLevel, bool IsStandby, bool MayReplicate, string Role, string SystemId)
{
    /// <summary>The oldest release that is still mended, and the first one with the column lists of the catalog that we ask for.</summary>
    const int OldestRelease = 140000;
    const int RowFilterRelease = 150000;

    // rds_replication is what RDS and Aurora have instead of the attribute.
    const string Sql =
        """
        select current_setting('server_version_num')::int, current_setting('wal_level'), pg_is_in_recovery(),
          (select rolreplication or rolsuper from pg_roles where rolname = current_user)
            or exists (select from pg_roles where rolname in ('rds_replication', 'rds_superuser') and pg_has_role(current_user, oid, 'member')),
          current_user::text, (pg_control_system()).system_identifier::text
        """;

    /// <summary>Whether a publication may leave out columns and rows.</summary>
    public bool HasRowFilters => Release >= RowFilterRelease;

    public static async Task<ServerFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        (await connection.AskAsync(Sql, [], Read, cancel).ConfigureAwait(false))[0];

    /// <summary>What keeps changes from being read from it.</summary>
    public IEnumerable<Diagnostic> Wrongs(string place)
    {
        if (Release < OldestRelease)
            yield return CdcFaults.TooOld(place, (Release / 10000).ToString(CultureInfo.InvariantCulture), OldestRelease / 10000);
        if (WalLevel != "logical")
            yield return CdcFaults.NotLogical(place, WalLevel);
        if (!MayReplicate)
            yield return CdcFaults.NoReplication(Role);
    }

    static ServerFacts Read(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3), row.GetString(4), row.GetString(5));
}
