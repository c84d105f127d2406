using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Ingest.Sources.PostgresCdc.Protocol;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>What the types of the server's catalog become in the lake.</summary>
sealed class TypeCatalog(CdcConnections connections) : IDisposable
{
    // A domain is the type that it is made of. A type that is gone is called ???.
    const string Sql =
        """
        with recursive types as (
          select id as asked, modifier as asked_modifier, id, modifier from unnest($1::bigint[]::oid[], $2::int[]) a(id, modifier)
          union all
          select asked, asked_modifier, t.typbasetype, case when modifier = -1 then t.typtypmod else modifier end
          from types join pg_type t on t.oid = id where t.typtype = 'd')
        select asked, asked_modifier, format_type(id, modifier) from types
        where not exists (select from pg_type t where t.oid = id and t.typtype = 'd')
        """;

    readonly SemaphoreSlim _gate = new(1, 1);
    readonly Dictionary<(uint, int), string> _names = [];

    /// <summary>The columns of a table, as they have to be in the lake.</summary>
    public async Task<IReadOnlyList<Column>> ColumnsAsync(IReadOnlyList<RelationColumn> columns, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await AskAsync([.. columns.Where(column => !_names.ContainsKey((column.TypeId, column.TypeModifier)))], cancel).ConfigureAwait(false);
            return [.. columns.Select(column => ToColumn(column.Name, _names[(column.TypeId, column.TypeModifier)]))];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>A column for a type as the server writes it.</summary>
    public static Column ToColumn(string name, string type)
    {
        // The log and COPY print money as its owner's country does: it is a text here.
        var mapping = type == "money" ? TypeMapping.AsText : SourceTypes.Postgres.Map(type);
        return mapping.ToColumns(name, type)[0];
    }

    async Task AskAsync(IReadOnlyList<RelationColumn> unknown, CancellationToken cancel)
    {
        if (unknown.Count == 0)
            return;
        var connection = await connections.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            object[] asked = [unknown.Select(column => (long)column.TypeId).ToArray(), unknown.Select(column => column.TypeModifier).ToArray()];
            foreach (var (type, name) in await connection.AskAsync(Sql, asked, Read, cancel).ConfigureAwait(false))
                _names[type] = name;
        }
        foreach (var column in unknown)
            _names.TryAdd((column.TypeId, column.TypeModifier), "???");
    }

    static ((uint, int) Type, string Name) Read(NpgsqlDataReader row) => ((row.GetFieldValue<uint>(0), row.GetInt32(1)), row.GetString(2));
}
