using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb;

/// <summary>The view through which a lake table is read. Its comment tells which version it shows.</summary>
/// <param name="name">The view.</param>
/// <param name="table">What it shows.</param>
/// <param name="projectFolder">Files under it are named relative to it; null: all absolute.</param>
sealed class ExposedView(TableName name, ExposedTable table, string? projectFolder)
{
    const string CommentOfView =
        "select comment from duckdb_views() where database_name = current_database() and schema_name = $1 and view_name = $2";

    /// <summary>Makes the view, unless it is there and shows the same already.</summary>
    internal void Publish(DuckDbSession session, CancellationToken cancel)
    {
        var select = SelectText();
        var mark = Mark(select);
        if (Comment(session, cancel) == mark)
            return;
        session.Begin();
        session.Execute($"create schema if not exists {new SqlIdentifier(name.Schema)}", CancellationToken.None);
        session.Execute($"create or replace view {name.Sql} as {select}", CancellationToken.None);
        session.Execute($"comment on view {name.Sql} is {SqlText.Literal(mark)}", CancellationToken.None);
        session.Commit();
    }

    /// <summary>The query of the view.</summary>
    internal string SelectText()
    {
        if (table.Files.Count == 0)
            return NoRows();
        var columns = string.Join(", ", table.Columns.Select(column => new SqlIdentifier(column.Name).ToString()));
        return $"select {columns} from {(table.Files.All(file => file.HasAllColumns) ? Files("") : FilesOfSeveralShapes())}";
    }

    // The typed rows give the columns that no file has yet.
    string FilesOfSeveralShapes() =>
        $"({NoRows()} union all by name select * from {Files(", union_by_name = true")})";

    string NoRows()
    {
        var columns = table.Columns.Select(
            column => $"cast(null as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}");
        return $"select {string.Join(", ", columns)} where false";
    }

    string Files(string options) =>
        $"read_parquet([{string.Join(", ", table.Files.Select(file => SqlText.Literal(NameOf(file.Path))))}]{options})";

    string NameOf(string path)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            return path;
        var inProject = projectFolder is not null && IsUnder(projectFolder, path);
        return WithoutPatterns(inProject ? Path.GetRelativePath(projectFolder!, path) : path);
    }

    static bool IsUnder(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // read_parquet takes * ? and [ for patterns; in brackets they stand for themselves.
    static string WithoutPatterns(string path)
    {
        if (path.AsSpan().IndexOfAny("*?[") < 0)
            return path;
        var escaped = new StringBuilder();
        foreach (var letter in path)
            _ = letter is '*' or '?' or '[' ? escaped.Append('[').Append(letter).Append(']') : escaped.Append(letter);
        return escaped.ToString();
    }

    string Mark(string select)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(select)))[..16];
        return string.Create(CultureInfo.InvariantCulture, $"Version {table.Version} of the lake table ({digest})");
    }

    string? Comment(DuckDbSession session, CancellationToken cancel)
    {
        var found = session.Query(CommentOfView, [name.Schema, name.Table], cancel);
        return found.Rows is [[string comment], ..] ? comment : null;
    }
}
