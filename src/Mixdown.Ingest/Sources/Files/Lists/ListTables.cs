using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files.Lists;

/// <summary>The tables that lists of objects become: each reads the files of the table whose records hold the lists, with a ledger of
/// its own, so that a list that comes late, or a file that changes, is loaded as for any other table.</summary>
sealed class ListTables(IListFormat format, FilePlace place, FileSourceOptions options)
{
    /// <summary>The tables, and behind each those of its lists.</summary>
    /// <exception cref="MixdownException">MX2208: a list and files have one name.</exception>
    public async Task<IReadOnlyList<SourceTable>> UnpackAsync(IReadOnlyList<SourceTable> tables, CancellationToken cancel)
    {
        var all = new List<SourceTable>();
        foreach (var table in tables)
            all.AddRange(Of(table, await ListsAsync(table, cancel).ConfigureAwait(false)));
        if (all.GroupBy(table => table.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new MixdownException(new Diagnostic(
                "MX2208", $"two tables have the name '{twice.Key}': a list of objects, and something beside it", options.PathAt,
                "Rename the files, or leave 'nested: unpack' out."));
        return [.. all.OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    async Task<Dictionary<string, ListContent>> ListsAsync(SourceTable table, CancellationToken cancel)
    {
        var all = new Dictionary<string, ListContent>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in table.Files)
        {
            foreach (var (path, content) in await format.ListsAsync(place.File(file), cancel).ConfigureAwait(false))
                all[path] = all.TryGetValue(path, out var known) && known > content ? known : content;
        }
        return all;
    }

    static IEnumerable<SourceTable> Of(SourceTable table, Dictionary<string, ListContent> found)
    {
        // A list that is always empty says nothing, and so becomes neither a column nor a table.
        var lists = found.Where(list => list.Value != ListContent.Values).Select(list => list.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        yield return Part(table, "", lists);
        foreach (var (path, content) in found)
        {
            if (content == ListContent.Objects)
                yield return Part(table with { Name = $"{table.Name}__{RecordPart.Name(path)}", Parent = table.Name }, path, lists);
        }
    }

    static SourceTable Part(SourceTable table, string list, HashSet<string> lists) =>
        table with { Files = [.. table.Files.Select(file => file with { Part = new RecordPart(list, lists) })] };
}
