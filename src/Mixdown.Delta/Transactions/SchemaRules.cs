using Mixdown.Data.Schemas;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>Which changes of columns leave the files that stay in the table readable. Pure.</summary>
static class SchemaRules
{
    /// <summary>What is wrong with the change, for a person; null when nothing is. Where no file stays, anything goes.</summary>
    public static string? Check(TransactionContent content)
    {
        if (content.Snapshot is not { } snapshot || content.MetaData is not { } metaData || content.MetaDataFitsFiles || !AnyFileStays(content, snapshot))
            return null;
        var columns = Schemas.SchemaJson.Read(metaData.Schema);
        return snapshot.Columns.Select(old => CheckOld(old, columns)).Concat(columns.Select(column => CheckNew(column, snapshot.Columns)))
            .FirstOrDefault(wrong => wrong is not null);
    }

    static bool AnyFileStays(TransactionContent content, DeltaSnapshot snapshot)
    {
        var gone = content.Removed.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal);
        gone.ExceptWith(content.Added.Select(file => file.DataPath));
        return snapshot.Files.Any(file => !gone.Contains(file.DataPath));
    }

    static string? CheckOld(Column old, ColumnList columns)
    {
        if (columns.FirstOrDefault(column => column.Name == old.Name) is not { } now)
            return $"the column '{old.Name}' would be gone, and files that stay have it";
        if (now.Type != old.Type)
            return $"the column '{old.Name}' would change its type, and files that stay have the old one";
        return old.Nullable && !now.Nullable ? $"the column '{old.Name}' would no longer allow NULL" : null;
    }

    static string? CheckNew(Column column, ColumnList old) =>
        old.IndexOf(column.Name) < 0 && !column.Nullable
            ? $"the new column '{column.Name}' has to allow NULL: files that stay do not have it" : null;
}
