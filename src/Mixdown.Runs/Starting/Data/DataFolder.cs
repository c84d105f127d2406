using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Starting.Data;

/// <summary>Finds out how the files of a folder are laid out: one table a file, a folder a table, or a series of files of one
/// table.</summary>
/// <param name="folder">Absolute.</param>
/// <param name="projectDir">The project's folder, absolute: paths are written relative to it.</param>
sealed class DataFolder(string folder, string projectDir)
{
    static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "csv",
        [".tsv"] = "tsv",
        [".json"] = "json",
        [".jsonl"] = "json",
        [".ndjson"] = "json",
        [".parquet"] = "parquet",
    };

    /// <summary>The loads that bring in every data file below the folder, ordered by name.</summary>
    /// <exception cref="MixdownException">MX4072: there is no data file.</exception>
    public IReadOnlyList<StarterLoad> Loads()
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => KindOf(file) is not null && !file.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw new MixdownException(new Diagnostic(
                "MX4072", $"There is no data file in {folder}", Hint: $"Name a folder with files that end in {string.Join(", ", Kinds.Keys)} (or those and .gz)."));
        }
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. files.GroupBy(Layout).SelectMany(Loads).Select(load => load with { Name = NameOf(load, taken) })];
    }

    /// <summary>The ending without <c>.gz</c>, and the folder, with a folder's own name left open.</summary>
    static (string Folder, string Ending, int Depth) Layout(string file)
    {
        var depth = file.Count(letter => letter == '/');
        var above = depth == 0 ? "" : file[..(file.LastIndexOf('/') + 1)];
        // data/orders/1.csv and data/customers/1.csv are two tables of one load.
        var parent = depth == 0 ? "" : above[..(above.TrimEnd('/').LastIndexOf('/') + 1)];
        return (parent, Ending(file), depth);
    }

    /// <summary>Files of one layout are one load, unless their fields are parted in different ways.</summary>
    IEnumerable<StarterLoad> Loads(IGrouping<(string Folder, string Ending, int Depth), string> layout)
    {
        var (parent, ending, depth) = layout.Key;
        var kind = Kinds[ending];
        var forms = Forms(kind, depth > 0 ? layout.GroupBy(FolderOf) : layout.GroupBy(file => file));
        var isOne = forms.Count == 1;
        foreach (var form in forms)
        {
            var loads = depth == 0 ? OfFiles(kind, ending, [.. form], isOne) : OfFolders(kind, ending, isOne ? [$"{parent}{{table}}"] : form);
            foreach (var load in loads)
                yield return load with { Delimiter = form.Key };
        }
    }

    IEnumerable<StarterLoad> OfFolders(string kind, string ending, IEnumerable<string> folders) => folders.Select(path => new StarterLoad(
        "", kind, Relative($"{path}/*{ending}"), path.EndsWith('}') ? null : TableName(path[(path.LastIndexOf('/') + 1)..])));

    IEnumerable<StarterLoad> OfFiles(string kind, string ending, List<string> files, bool isAll)
    {
        var series = files.GroupBy(file => FileSeries.StemOf(Bare(file))).Where(group => group.Count() > 1).ToList();
        var alone = files.Except(series.SelectMany(group => group)).ToList();
        var loads = series.Select(group => new StarterLoad("", kind, Relative($"{group.Key}*{ending}"), FileSeries.TableOf(group.Key))).ToList();
        if (alone.Count > 0 && series.Count == 0 && isAll)
            loads.Add(new StarterLoad("", kind, Relative($"{{table}}{ending}")));
        else
            loads.AddRange(alone.Select(file => new StarterLoad("", kind, Relative(Bare(file) + ending), TableName(Bare(file)))));
        return loads;
    }

    /// <summary>Tables by what parts their fields. A table whose header does not tell goes with most of the others.</summary>
    List<IGrouping<char?, string>> Forms(string kind, IEnumerable<IGrouping<string, string>> tables)
    {
        if (kind != "csv")
            return [.. tables.GroupBy(_ => (char?)null, table => table.Key)];
        var found = tables.Select(table => (table.Key, Form: HeaderForm.DelimiterOf(Path.Combine(folder, table.First())))).ToList();
        var usual = found.Where(table => table.Form is not null).GroupBy(table => table.Form).MaxBy(group => group.Count())?.Key ?? ',';
        return [.. found.GroupBy(table => Unusual(table.Form ?? usual), table => table.Key)];
    }

    static char? Unusual(char delimiter) => delimiter == ',' ? null : delimiter;

    static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    string Relative(string path) => Path.GetRelativePath(projectDir, Path.Combine(folder, "x"))[..^1].Replace('\\', '/') + path;

    /// <summary>The folder's own name; with the kind's or the table's behind it where several loads read it.</summary>
    string NameOf(StarterLoad load, HashSet<string> taken)
    {
        var name = Words.SnakeCase(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        var longer = $"{name}_{load.Table ?? load.Type}";
        string[] choices = [name, longer, .. Enumerable.Range(2, taken.Count + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"{longer}_{i}"))];
        return choices.First(taken.Add);
    }

    static string TableName(string file) => Words.SnakeCase(file);

    static string? KindOf(string file) => Kinds.GetValueOrDefault(Ending(file));

    static string Bare(string file) => file[..file.IndexOf(Ending(file), StringComparison.OrdinalIgnoreCase)];

    static string Ending(string file)
    {
        var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return Path.GetExtension(plain);
    }
}
