using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>A lake table in PostgreSQL: an empty table with the lake's columns, and for each data file a table that inherits from
/// it. A file that goes is a table that is dropped, so nothing is ever deleted row by row, and no column tells of files.</summary>
/// <remarks>What is mirrored is written where the tables are, in their comments, so that it changes with them or not at all:
/// docs/decisions/0011-bronze-in-postgres.md.</remarks>
/// <param name="name">The table that is read.</param>
/// <param name="table">What it shows.</param>
/// <param name="lake">Reads the files.</param>
sealed class MirroredTable(TableName name, ExposedTable table, ILakeFiles lake)
{
    /// <summary>Where the tables of files are.</summary>
    const string FilesSchema = "_mixdown_lake";

    /// <summary>Makes the table show what it has to, unless it does so already.</summary>
    internal void Publish(PostgresSession session, CancellationToken cancel)
    {
        var mark = Mark();
        if (MirrorState.Read(session, name, cancel)?.Mark == mark)
            return;
        CreateSchemas(session, cancel);
        session.Begin();
        // Two computers may work on one database.
        Lock(session, $"mixdown/{name}", cancel);
        var plan = MirrorPlan.Create(table, MirrorState.Read(session, name, cancel));
        Shape(session, plan, cancel);
        foreach (var file in plan.FilesToAdd)
            Copy(session, file, cancel);
        session.Execute($"comment on table {name.Sql} is {SqlText.Literal(mark)}; analyze {name.Sql}", cancel);
        session.Commit();
    }

    void Shape(PostgresSession session, MirrorPlan plan, CancellationToken cancel)
    {
        foreach (var gone in plan.FilesToDrop)
            session.Execute($"drop table {new TableName(FilesSchema, gone).Sql}", cancel);
        if (plan.IsRebuilt)
            session.Execute($"drop table {name.Sql}", cancel);
        if (plan.IsCreated)
            session.Execute($"create table {name.Sql} ({string.Join(", ", table.Columns.Select(Define))})", cancel);
        foreach (var column in plan.ColumnsToAdd)
            session.Execute($"alter table {name.Sql} add column {Define(column)}", cancel);
    }

    // Two transactions that create one schema conflict. CREATE SCHEMA IF NOT EXISTS needs a right that the owner of an existing one may not have.
    void CreateSchemas(PostgresSession session, CancellationToken cancel)
    {
        session.Begin();
        Lock(session, "mixdown", cancel);
        foreach (var schema in (string[])[name.Schema, FilesSchema])
        {
            if (session.Query($"select 1 from pg_namespace where nspname = {SqlText.Literal(schema)}", cancel).Rows.Count == 0)
                session.Execute($"create schema {new SqlIdentifier(schema)}", cancel);
        }
        session.Commit();
    }

    /// <summary>Held until the transaction ends.</summary>
    static void Lock(PostgresSession session, string what, CancellationToken cancel) =>
        session.Execute($"select pg_advisory_xact_lock(hashtextextended({SqlText.Literal(what)}, 0))", cancel);

    void Copy(PostgresSession session, ExposedFile file, CancellationToken cancel)
    {
        var own = new TableName(FilesSchema, MirrorPlan.TableOf(name, file)).Sql;
        session.Execute($"create table {own} () inherits ({name.Sql}); comment on table {own} is {SqlText.Literal(file.Name)}", cancel);
        using var rows = lake.Open(table, file, cancel);
        var columns = string.Join(", ", table.Columns.Select(column => new SqlIdentifier(column.Name)));
        try
        {
            // The table is of this transaction, so its rows need no later visit of the vacuum.
            session.CopyIn(
                $"copy {own} ({columns}) from stdin (format binary, freeze)",
                stream => new CopyRows(table.Columns, rows).WriteTo(stream, cancel));
        }
        catch (MixdownException fault)
        {
            throw InFile(fault, file);
        }
    }

    /// <summary>The same fault with what a person knows: the statement is none that anyone wrote.</summary>
    MixdownException InFile(MixdownException fault, ExposedFile file)
    {
        var wrong = fault.Diagnostics[0];
        return new MixdownException(wrong with { Message = $"{name}, file {file.Name}: {wrong.Message}", At = null, Excerpt = null }, fault)
        {
            IsTransient = fault.IsTransient,
        };
    }

    static string Define(Column column) => $"{new SqlIdentifier(column.Name)} {SourceTypes.Postgres.Sql(column.Type)}";

    string Mark()
    {
        var content = string.Join('\n', [.. table.Columns.Select(Define), "", .. table.Files.Select(file => file.Name)]);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
        return string.Create(CultureInfo.InvariantCulture, $"Version {table.Version} of the lake table ({digest})");
    }
}
