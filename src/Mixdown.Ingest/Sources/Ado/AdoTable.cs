using System.Data.Common;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Cursors;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>A table of a database that is about to be read.</summary>
/// <param name="Options">How.</param>
/// <param name="Database">Where.</param>
/// <param name="Connection">Belongs to the read.</param>
/// <param name="Request">From where on.</param>
/// <param name="From">The table, or a SELECT, in SQL.</param>
sealed record AdoTable(AdoSourceOptions Options, AdoDatabase Database, DbConnection Connection, TableRequest Request, string From)
{
    /// <summary>What the project file says.</summary>
    public LoadTable Settings => Request.Settings;

    /// <summary>Its columns; no row is read.</summary>
    public async Task<IReadOnlyList<AdoColumn>> ColumnsAsync(DbTransaction? transaction, CancellationToken cancel)
    {
        var command = Database.Command(Connection, transaction, $"select * from {From} where 1 = 0");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var all = (await reader.GetColumnSchemaAsync(cancel).ConfigureAwait(false)).Select(AdoColumn.Of).ToList();
                return Choose(all);
            }
        }
    }

    /// <summary>What a read selects.</summary>
    public string Select(IEnumerable<AdoColumn> columns, string? condition)
    {
        var conditions = new[] { condition, Settings.Query.Where is { } where ? $"({where}\n)" : null }.OfType<string>().ToList();
        return $"select {string.Join(", ", columns.Select(column => Database.QuoteOne(column.Name)))} from {From}{(conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions))}";
    }

    IReadOnlyList<AdoColumn> Choose(List<AdoColumn> all)
    {
        var (only, except) = (Settings.Query.OnlyColumns, Settings.Query.ExcludeColumns);
        foreach (var name in only.Concat(except).Where(name => !all.Exists(column => column.Is(name))))
            throw NoColumn(name, all);
        return [.. all.Where(column => (only.Count == 0 || only.Any(column.Is)) && !except.Any(column.Is))];
    }

    /// <summary>A column that the project file names and the table does not have.</summary>
    public MixdownException NoColumn(string name, IEnumerable<AdoColumn> all) => new(new Diagnostic(
        "MX2346", $"{Request.Table.Place} has no column '{name}'", Settings.At, DidYouMean.Hint(name, all.Select(column => column.Name))));
}
