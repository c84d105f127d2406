using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>The view through which a lake table is read. Its comment tells which version it shows.</summary>
/// <param name="name">The view.</param>
/// <param name="table">What it shows.</param>
/// <param name="projectFolder">Files under it are named relative to it; null: all absolute.</param>
/// <param name="deletedFolder">Takes a file with the table's deleted rows when they are many.</param>
sealed class ExposedView(TableName name, ExposedTable table, string? projectFolder, string deletedFolder)
{
    /// <summary>Changes when the same table gets another query.</summary>
    const string Format = "2";

    const string CommentOfView =
        "select comment from duckdb_views() where database_name = current_database() and schema_name = $1 and view_name = $2";

    /// <summary>Makes the view, unless it is there and shows the same already.</summary>
    internal void Publish(DuckDbSession session, CancellationToken cancel)
    {
        var digest = Digest();
        var deleted = DeletedRows(session, digest, cancel);
        var mark = string.Create(CultureInfo.InvariantCulture, $"Version {table.Version} of the lake table ({digest})");
        if (Comment(session, cancel) == mark)
            return;
        var select = LakeRead.Text(session, table, path => LakePath.Relative(projectFolder, path), deleted, cancel);
        session.Begin();
        session.Execute($"create schema if not exists {new SqlIdentifier(name.Schema)}", CancellationToken.None);
        session.Execute($"create or replace view {name.Sql} as {select}", CancellationToken.None);
        session.Execute($"comment on view {name.Sql} is {SqlText.Literal(mark)}", CancellationToken.None);
        session.Commit();
        DropOld(digest);
    }

    /// <summary>The relation of deleted rows; null where there are none. A file of them that somebody cleared away is made again.</summary>
    string? DeletedRows(DuckDbSession session, string digest, CancellationToken cancel)
    {
        var rows = new DeletedRowsTable(table.Files);
        if (rows.Count == 0)
            return null;
        if (!rows.IsLarge)
            return rows.InSession(session, cancel);
        var file = Path.Combine(deletedFolder, $"{Stem()}-{digest}.parquet");
        if (!File.Exists(file))
            rows.Write(session, file, cancel);
        return $"read_parquet({LakePath.Literal(LakePath.Relative(projectFolder, file))})";
    }

    /// <summary>Files of the table's views before.</summary>
    void DropOld(string digest)
    {
        if (!Directory.Exists(deletedFolder))
            return;
        foreach (var old in Directory.EnumerateFiles(deletedFolder, Stem() + "-*").Where(other => !other.Contains(digest, StringComparison.Ordinal)))
            File.Delete(old);
    }

    string Stem() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Sql)))[..16];

    /// <summary>Stands for all that the query is made of, so that files are looked into only when something changed.</summary>
    string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Format, table.Mapping.ToString());
        foreach (var column in table.Columns)
            Add(hash, column.Name, LakeTypes.Sql(column.Type), Delta.Schemas.SchemaJson.Write(new(column)));
        foreach (var file in table.Files)
        {
            Add(hash, LakePath.Relative(projectFolder, file.Path), file.HasAllColumns ? "" : "?", file.Deleted?.Id);
            foreach (var constant in file.Constants)
                Add(hash, constant.Key, constant.Value);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    static void Add(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            hash.AppendData(Encoding.UTF8.GetBytes(text is null ? "\0\0" : text + "\0"));
    }

    string? Comment(DuckDbSession session, CancellationToken cancel)
    {
        var found = session.Query(CommentOfView, [name.Schema, name.Table], cancel);
        return found.Rows is [[string comment], ..] ? comment : null;
    }
}
