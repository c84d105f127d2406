using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>The publication: the server's list of tables whose changes it tells.</summary>
/// <param name="connection">To the server.</param>
/// <param name="name">The publication's name.</param>
/// <param name="facts">What the server is.</param>
sealed class Publication(NpgsqlConnection connection, string name, ServerFacts facts)
{
    const string Exists = "select exists (select from pg_publication where pubname = $1)";
    const string Tables = "select schemaname::text, tablename::text, null::text[], null::text from pg_publication_tables where pubname = $1";
    const string FilteredTables =
        "select schemaname::text, tablename::text, attnames::text[], rowfilter from pg_publication_tables where pubname = $1";

    /// <summary>Sees to it that the tables are in it.</summary>
    /// <returns>What it tells of each table, by its place.</returns>
    /// <exception cref="MixdownException">They are not, and our role may not change that; the hint is the SQL to run.</exception>
    public async Task<IReadOnlyDictionary<string, PublishedTable>> EnsureAsync(IReadOnlyList<ServerTable> wanted, CancellationToken cancel)
    {
        var published = await ReadAsync(cancel).ConfigureAwait(false);
        var lacking = wanted.Where(table => !published.ContainsKey(table.Place)).ToList();
        if (lacking.Count == 0)
            return published;
        await ExecuteAsync(await ChangeAsync(lacking, cancel).ConfigureAwait(false), lacking, cancel).ConfigureAwait(false);
        return await ReadAsync(cancel).ConfigureAwait(false);
    }

    async Task<string> ChangeAsync(IReadOnlyList<ServerTable> lacking, CancellationToken cancel)
    {
        var tables = string.Join(", ", lacking.Select(table => table.Sql));
        return (await connection.AskAsync(Exists, [name], row => row.GetBoolean(0), cancel).ConfigureAwait(false))[0]
            ? $"alter publication {new SqlIdentifier(name)} add table {tables}"
            : $"create publication {new SqlIdentifier(name)} for table {tables} with (publish_via_partition_root = true)";
    }

    async Task ExecuteAsync(string sql, IReadOnlyList<ServerTable> lacking, CancellationToken cancel)
    {
        if (facts.IsStandby || !lacking.All(table => table.IsOurs))
            throw CdcFaults.NotPublished(name, lacking, sql, facts.IsStandby ? "the server is a standby" : "they belong to somebody else");
        try
        {
            await connection.ExecuteAsync(sql, [], cancel).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState != PostgresErrorCodes.DuplicateObject)
        {
            throw CdcFaults.NotPublished(name, lacking, sql, refused.MessageText);
        }
    }

    async Task<Dictionary<string, PublishedTable>> ReadAsync(CancellationToken cancel)
    {
        var tables = await connection.AskAsync(facts.HasRowFilters ? FilteredTables : Tables, [name], Read, cancel).ConfigureAwait(false);
        return tables.ToDictionary(table => table.Place, table => table.Published, StringComparer.Ordinal);
    }

    static (string Place, PublishedTable Published) Read(NpgsqlDataReader row) => (
        $"{row.GetString(0)}.{row.GetString(1)}",
        new PublishedTable(row.IsDBNull(2) ? null : row.GetFieldValue<string[]>(2), row.IsDBNull(3) ? null : row.GetString(3)));
}
