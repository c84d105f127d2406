using Mixdown.Project.Files.Yaml;

namespace Mixdown.Runs.Sources;

/// <summary>Adds to a sources file what it lacks, and changes nothing else in it: comments, order and spelling stay. Pure.</summary>
/// <param name="text">The file's content.</param>
sealed class SourcesEdit(string text)
{
    readonly TextInsertions _added = new(text);

    /// <summary>Tables that were added.</summary>
    public int Tables { get; private set; }

    /// <summary>Columns that were added to tables that were there.</summary>
    public int Columns { get; private set; }

    /// <summary>The file with the tables and columns of a source.</summary>
    /// <param name="source">What is to be in it.</param>
    /// <param name="elsewhere">Tables that another file declares.</param>
    public string With(SourceDescription source, IReadOnlySet<string> elsewhere)
    {
        var missing = source with { Tables = [.. source.Tables.Where(table => !elsewhere.Contains(table.Name))] };
        var sources = YamlOutline.Read(text)?["sources"];
        if (sources?.Items.FirstOrDefault(item => item["name"]?.Text == source.Load) is { } declared)
            Complete(declared, missing.Tables);
        else if (missing.Tables.Count > 0)
            AddSource(sources, missing);
        return _added.ToString();
    }

    void AddSource(YamlPart? sources, SourceDescription source)
    {
        if (sources is null)
            _added.LinesBelow(text.Length, 0, source.Text.TrimEnd('\n').Split('\n'));
        else if (sources is { IsFlow: false, Items: [.., var last] })
            _added.LinesBelowItem(last.Start, Dash(sources), source.Lines);
        else if (sources is { Text: not null })
            _added.LinesBelow(sources.Start, 2, source.Lines);
        else
            return;
        Tables += source.Tables.Count;
    }

    void Complete(YamlPart declared, IReadOnlyList<DescribedTable> tables)
    {
        var there = declared["tables"]?.Items ?? [];
        foreach (var table in tables)
        {
            if (there.FirstOrDefault(item => IsOf(item, table.Name)) is { } described)
                Complete(described, table);
        }
        List<DescribedTable> missing = [.. tables.Where(table => !there.Any(item => IsOf(item, table.Name)))];
        Tables += missing.Count;
        Add(declared, "tables", [.. missing.SelectMany(table => table.Lines)], [.. missing.Select(table => table.Yaml)]);
    }

    void Complete(YamlPart described, DescribedTable table)
    {
        var names = (described["columns"]?.Items ?? []).Select(column => column["name"]?.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<DescribedColumn> missing = [.. table.Columns.Where(column => !names.Contains(column.Name))];
        Columns += missing.Count;
        Add(described, "columns", [.. missing.Select(column => $"- {column.Yaml}")], [.. missing.Select(column => column.Yaml)]);
    }

    /// <summary>Adds items to the list at a key of a map, in the way in which it is written.</summary>
    void Add(YamlPart map, string key, IReadOnlyList<string> lines, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return;
        var list = map[key];
        var joined = string.Join(", ", words);
        if (list is { IsFlow: true })
            _added.Words(list.Items.Count == 0 ? list.Start + 1 : list.Items[^1].End, list.Items.Count == 0 ? joined : $", {joined}");
        else if (list is { Items: [.., var last] })
            _added.LinesBelowItem(last.Start, Dash(list), lines);
        else if (list is not null)
            _added.LinesBelow(KeyOf(map, key).Start, _added.Indent(KeyOf(map, key).Start) + 2, lines);
        else if (map.IsFlow)
            _added.Words(map.Entries[^1].Value.End, $", {key}: [{joined}]");
        else
            _added.LinesBelow(KeyOf(map, "name").Start, _added.Indent(KeyOf(map, "name").Start), [$"{key}:", .. lines.Select(line => $"  {line}")]);
    }

    int Dash(YamlPart list) => _added.Indent(list.Start);

    static YamlPart KeyOf(YamlPart map, string key) => map.Entries.First(entry => entry.Key.Text == key).Key;

    static bool IsOf(YamlPart item, string table) =>
        string.Equals(item["identifier"]?.Text ?? item["name"]?.Text, table, StringComparison.OrdinalIgnoreCase);
}
