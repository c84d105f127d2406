namespace Mixdown.Ingest.Sources;

/// <summary>What of each record of a file a table holds, where lists of objects are tables of their own.</summary>
/// <param name="List">The path of the list whose elements are the rows; empty where the records are.</param>
/// <param name="Lists">The paths of all lists that do not stay in their records, <c>.</c> between the keys, without regard to
/// case.</param>
sealed record RecordPart(string List, IReadOnlySet<string> Lists)
{
    /// <summary>Keys of the record that each element repeats as <c>_mx_parent_KEY</c>.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether the rows are elements.</summary>
    public bool IsList => List.Length > 0;

    /// <summary>The lists inside a row, by their path in it.</summary>
    public IReadOnlySet<string> Inner => IsList
        ? Lists.Where(path => path.StartsWith(List + ".", StringComparison.OrdinalIgnoreCase)).Select(path => path[(List.Length + 1)..]).ToHashSet(StringComparer.OrdinalIgnoreCase)
        : Lists;

    /// <summary>The path of a key.</summary>
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>A path as a part of a name.</summary>
    public static string Name(string path) => path.Replace(".", "__", StringComparison.Ordinal);
}
