using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Schemas;

/// <summary>Whether columns got wider types while older files kept theirs (the feature <c>typeWidening</c>).</summary>
public static class TypeChanges
{
    internal const string Fact = "delta.typeChanges";

    /// <summary>Whether any column, or a field inside one, did.</summary>
    public static bool Any(ColumnList columns) => columns.Any(column => column.Metadata.ContainsKey(Fact) || Any(column.Type));

    static bool Any(DataType type) => type switch
    {
        DataType.Struct nested => Any(nested.Fields),
        DataType.List list => Any(list.Element),
        DataType.Map map => Any(map.Key) || Any(map.Value),
        _ => false,
    };
}
