using System.Text;

namespace Mixdown.GoldenTests.Contract;

/// <summary>Deals declarations out to files: what one group of addresses answers with to its own, what several do to <c>shared.ts</c>, or to a
/// chapter of that. Files need the shared ones and no other, since what a shared type refers to is shared as well; no chapter is needed by
/// what is not in it and shared.</summary>
/// <param name="head">Stands above each file.</param>
/// <param name="declared">Everything that the groups refer to, by name.</param>
/// <param name="chapters">Files of their own for some of what is shared, and the type that each is about.</param>
sealed class ContractFiles(string head, IReadOnlyDictionary<string, Declaration> declared, IReadOnlyDictionary<string, string> chapters)
{
    const string Shared = "shared";

    const int Width = 128;

    /// <summary>The files by name, and <c>contract.ts</c>, which hands them all on, so that pages need not know which type is shared.</summary>
    /// <param name="groups">The groups' names, and those of the types that they answer with.</param>
    public SortedDictionary<string, string> Print(IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var homes = Homes(groups);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in homes.GroupBy(home => home.Value, home => home.Key, StringComparer.Ordinal))
            files[$"contract/{file.Key}.ts"] = FileText([.. file], homes);
        files["contract.ts"] = head + string.Concat(files.Keys.Select(name => $"export type * from './{name}';\n"));
        return files;
    }

    SortedDictionary<string, string> Homes(IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var homes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (group, roots) in groups)
            foreach (var name in Reached(roots))
                homes[name] = homes.ContainsKey(name) ? Shared : group;
        foreach (var (chapter, about) in chapters.Where(chapter => homes.GetValueOrDefault(chapter.Value) == Shared))
            Move(homes, Reached([about]), chapter);
        return homes;
    }

    void Move(SortedDictionary<string, string> homes, HashSet<string> reached, string chapter)
    {
        var staying = Reached(homes.Where(home => !reached.Contains(home.Key) && (home.Value == Shared || chapters.ContainsKey(home.Value))).Select(home => home.Key));
        foreach (var name in reached.Except(staying).Where(name => homes[name] == Shared).ToList())
            homes[name] = chapter;
    }

    HashSet<string> Reached(IEnumerable<string> roots)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var name))
        {
            if (reached.Add(name))
                foreach (var use in declared[name].Uses)
                    open.Enqueue(use);
        }
        return reached;
    }

    string FileText(IReadOnlyList<string> names, SortedDictionary<string, string> homes)
    {
        var home = homes[names[0]];
        var foreign = names.SelectMany(name => declared[name].Uses).Where(use => homes[use] != home).Distinct().Order(StringComparer.Ordinal)
            .GroupBy(use => homes[use], StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal);
        var imports = string.Concat(foreign.Select(file => Import(file.Key, [.. file])));
        return head + (imports.Length == 0 ? "" : imports + "\n") + string.Join('\n', names.Select(name => declared[name].Text));
    }

    static string Import(string file, List<string> names)
    {
        var line = $"import type {{ {string.Join(", ", names)} }} from './{file}.ts';\n";
        if (line.Length <= Width)
            return line;
        var lines = new StringBuilder("import type {\n");
        foreach (var name in names)
            lines.Append($"  {name},\n");
        return lines.Append($"}} from './{file}.ts';\n").ToString();
    }
}
