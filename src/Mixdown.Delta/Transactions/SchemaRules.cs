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
        return Check(snapshot.Columns, Schemas.SchemaJson.Read(metaData.Schema), "");
    }

    static bool AnyFileStays(TransactionContent content, DeltaSnapshot snapshot)
    {
        var gone = content.Removed.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal);
        gone.ExceptWith(content.Added.Select(file => file.DataPath));
        return snapshot.Files.Any(file => !gone.Contains(file.DataPath));
    }

    /// <param name="old">Columns, or fields, that files have.</param>
    /// <param name="now">Those that they would have.</param>
    /// <param name="path">What fields are fields of, with a dot behind it; empty for columns.</param>
    static string? Check(ColumnList old, ColumnList now, string path) =>
        old.Select(column => CheckOld(column, now, path)).Concat(now.Select(column => CheckNew(column, old, path)))
            .FirstOrDefault(wrong => wrong is not null);

    static string? CheckOld(Column old, ColumnList columns, string path)
    {
        var name = path + old.Name;
        if (columns.FirstOrDefault(column => column.Name == old.Name) is not { } now)
            return $"the column '{name}' would be gone, and files that stay have it";
        if (CheckType(old.Type, now.Type, name) is { } wrong)
            return wrong;
        return old.Nullable && !now.Nullable ? $"the column '{name}' would no longer allow NULL" : null;
    }

    /// <summary>A struct may get fields, wherever it stands; no other type may change.</summary>
    static string? CheckType(DataType old, DataType now, string name) => (old, now) switch
    {
        _ when old == now => null,
        (DataType.Struct a, DataType.Struct b) => Check(a.Fields, b.Fields, name + "."),
        (DataType.List a, DataType.List b) when a.ContainsNull == b.ContainsNull => CheckType(a.Element, b.Element, name + ".element"),
        (DataType.Map a, DataType.Map b) when a.Key == b.Key && a.ValueContainsNull == b.ValueContainsNull => CheckType(a.Value, b.Value, name + ".value"),
        _ => $"the column '{name}' would change its type, and files that stay have the old one",
    };

    static string? CheckNew(Column column, ColumnList old, string path) =>
        old.IndexOf(column.Name) < 0 && !column.Nullable
            ? $"the new column '{path}{column.Name}' has to allow NULL: files that stay do not have it" : null;
}
