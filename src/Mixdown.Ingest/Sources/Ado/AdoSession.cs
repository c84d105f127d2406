using System.Data;
using System.Data.Common;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>A database during one run. Each table is read over a connection and in a transaction of its own.</summary>
sealed class AdoSession(AdoSourceOptions options, AdoDatabase database) : ITableSession
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel)
    {
        var named = choice.Named.Concat(options.Queries.Keys.Where(name => choice.Has(name, name))).Distinct(StringComparer.Ordinal).ToList();
        var tables = named.ConvertAll(place => new OfferedTable(LastPart(place), place, null));
        if (choice.HasPatterns || (named.Count == 0 && options.Queries.Count == 0))
        {
            var there = await ListAsync(cancel).ConfigureAwait(false);
            tables.AddRange(there.Where(place => choice.Has(LastPart(place), place) && !tables.Exists(table => table.Name == LastPart(place)))
                .Select(place => new OfferedTable(LastPart(place), place, null)));
        }
        return [.. tables.OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel)
    {
        var from = options.Queries.TryGetValue(request.Table.Name, out var query) ? $"({query}\n) q" : database.Quote(request.Table.Place);
        var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        try
        {
            return await AdoRead.OpenAsync(new AdoTable(options, database, connection, request, from), cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (AdoDatabase.IsFault(fault))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw database.Failed(request.Table.Place, fault);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Nothing: a database keeps its rows.</summary>
    public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Nothing: each read closes its own connection.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static string LastPart(string place) => place[(place.LastIndexOf('.') + 1)..];

    async Task<List<string>> ListAsync(CancellationToken cancel)
    {
        var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return Names(await connection.GetSchemaAsync("Tables", cancel).ConfigureAwait(false));
            }
            catch (Exception cannot) when (cannot is NotSupportedException or ArgumentException or DbException)
            {
                throw new MixdownException(new Diagnostic("MX2345", $"{options.Provider} cannot list the database's tables: {cannot.Message}", options.At, "Name them: tables: [orders, customers]."), cannot);
            }
        }
    }

    /// <summary>Providers name the columns of their list alike, but for upper and lower case.</summary>
    static List<string> Names(DataTable tables)
    {
        var (schema, name, type) = (tables.Columns["TABLE_SCHEMA"] ?? tables.Columns["OWNER"], tables.Columns["TABLE_NAME"]!, tables.Columns["TABLE_TYPE"] ?? tables.Columns["TYPE"]);
        return [.. tables.Rows.Cast<DataRow>()
            .Where(row => type is null || (Convert.ToString(row[type], null)!.Contains("TABLE", StringComparison.OrdinalIgnoreCase) && !Convert.ToString(row[type], null)!.Contains("SYSTEM", StringComparison.OrdinalIgnoreCase)))
            .Select(row => schema is null ? (string)row[name] : $"{row[schema]}.{row[name]}")];
    }
}
