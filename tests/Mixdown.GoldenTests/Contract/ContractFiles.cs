using System.Text;

namespace Mixdown.GoldenTests.Contract;

/// <summary>Deals declarations out to files: what one group of addresses answers with to its own, what several do to <c>shared.ts</c>. A group's
/// file needs the shared one and no other, since what a shared type refers to is shared as well.</summary>
/// <param name="head">Stands above each file.</param>
/// <param name="declared">Everything that the groups refer to, by name.</param>
sealed class ContractFiles(string head, IReadOnlyDictionary<string, Declaration> declared)
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
        return homes;
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
        var foreign = names.SelectMany(name => declared[name].Uses).Where(use => homes[use] != home).Distinct().Order(StringComparer.Ordinal).ToList();
        return head + (foreign.Count == 0 ? "" : Import(foreign) + "\n") + string.Join('\n', names.Select(name => declared[name].Text));
    }

    static string Import(List<string> names)
    {
        var line = $"import type {{ {string.Join(", ", names)} }} from './{Shared}.ts';\n";
        if (line.Length <= Width)
            return line;
        var lines = new StringBuilder("import type {\n");
        foreach (var name in names)
            lines.Append($"  {name},\n");
        return lines.Append($"}} from './{Shared}.ts';\n").ToString();
    }
}
