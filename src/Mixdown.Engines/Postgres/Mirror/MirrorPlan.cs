using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>What makes a mirror show a version of its lake table. Pure.</summary>
/// <param name="IsCreated">Whether the table is made.</param>
/// <param name="IsRebuilt">Whether an old one is dropped first.</param>
/// <param name="ColumnsToAdd">To an old table; they are NULL in the files that are there.</param>
/// <param name="FilesToDrop">Tables of files.</param>
/// <param name="FilesToAdd">Files to copy.</param>
sealed record MirrorPlan(
    bool IsCreated, bool IsRebuilt, IReadOnlyList<Column> ColumnsToAdd, IReadOnlyList<string> FilesToDrop, IReadOnlyList<ExposedFile> FilesToAdd)
{
    /// <summary>Only files that came or went are touched, unless the columns are others than they were.</summary>
    internal static MirrorPlan Create(ExposedTable table, MirrorState? there)
    {
        if (there is null)
            return new MirrorPlan(true, false, [], [], table.Files);
        if (!StartsWith(table.Columns, there.Columns))
            return new MirrorPlan(true, true, [], [.. there.Files.Values], table.Files);
        var wanted = table.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return new MirrorPlan(
            false,
            false,
            [.. table.Columns.Skip(there.Columns.Count)],
            [.. there.Files.Where(file => !wanted.Contains(file.Key)).Select(file => file.Value)],
            [.. table.Files.Where(file => !there.Files.ContainsKey(file.Name))]);
    }

    /// <summary>The name of a file's table, without its schema: short, whatever the file is called.</summary>
    internal static string TableOf(TableName table, ExposedFile file) =>
        "file_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{table.Sql}/{file.Name}")))[..32];

    static bool StartsWith(ColumnList columns, IReadOnlyList<(string Name, string Type)> there) =>
        columns.Count >= there.Count
        && columns.Take(there.Count).Select(column => (column.Name, SourceTypes.Postgres.Sql(column.Type))).SequenceEqual(there);
}
