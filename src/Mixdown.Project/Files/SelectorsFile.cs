using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Project.Files;

/// <summary>selectors.yml: selections with names.</summary>
static class SelectorsFile
{
    public const string FileName = "selectors.yml";

    /// <summary>The selectors of the project; none when it has no such file. Definitions are only taken apart when they are used.</summary>
    /// <param name="tree">The project's files.</param>
    /// <param name="render">Renders the Jinja in its values.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<NamedSelector> Read(FileTree tree, Func<SettingNode, string, SettingNode> render, ICollection<Diagnostic> diagnostics)
    {
        if (tree.Read(FileName) is not { } file || YamlReader.Read(file.Name, file.Text, diagnostics) is not { } yaml)
            return [];
        var found = new List<Diagnostic>();
        var selectors = Bind(render(yaml, file.Text), found).Select(selector => selector with { FileText = file.Text }).ToList();
        Check(selectors, found);
        foreach (var wrong in found)
            diagnostics.Add(wrong.In(file.Text));
        return selectors;
    }

    static IEnumerable<NamedSelector> Bind(SettingNode yaml, List<Diagnostic> found)
    {
        if (yaml is not SettingNode.Map { } map || map["selectors"] is not SettingNode.List list)
        {
            found.Add(new Diagnostic("MX1403", $"{FileName} has no list 'selectors'", yaml.At, "Write 'selectors:' and below it '- name: …' with a 'definition:'."));
            yield break;
        }
        foreach (var item in list.Items)
        {
            if (item is SettingNode.Map entry)
                yield return Bind(entry, found);
            else
                found.Add(new Diagnostic("MX1403", $"A selector is {item.Kind}; it has to be a map", item.At, "Write '- name: …' with a 'definition:'."));
        }
    }

    static NamedSelector Bind(SettingNode.Map entry, List<Diagnostic> found)
    {
        var reader = new SettingReader(entry, found);
        var name = reader.RequiredText("name");
        var definition = reader.Node("definition");
        if (definition is null)
            found.Add(new Diagnostic("MX1013", $"The selector '{name}' has no 'definition'", entry.At, "Add 'definition: tag:daily', or a map."));
        var selector = new NamedSelector(
            name, reader.Text("description") ?? "", IsTrue(reader.Node("default"), found), definition ?? new SettingNode.Null(entry.At), entry["name"]?.At ?? entry.At);
        reader.Finish();
        return selector;
    }

    /// <summary>A truth value, or Jinja that gave its word.</summary>
    static bool IsTrue(SettingNode? value, List<Diagnostic> found)
    {
        switch (value)
        {
            case null:
                return false;
            case SettingNode.Scalar { Value: bool truth }:
                return truth;
            case SettingNode.Scalar { Text: var text } when bool.TryParse(text, out var truth):
                return truth;
            default:
                found.Add(new Diagnostic("MX1011", $"'default' is {value.Kind}; it has to be true or false", value.At));
                return false;
        }
    }

    static void Check(List<NamedSelector> selectors, List<Diagnostic> found)
    {
        foreach (var twice in selectors.GroupBy(selector => selector.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            found.Add(new Diagnostic("MX1403", $"There are two selectors '{twice.Key}'", twice.Last().At, "Rename one of them."));
        foreach (var other in selectors.Where(selector => selector.IsDefault).Skip(1))
            found.Add(new Diagnostic("MX1403", $"Two selectors are the default: '{selectors.First(selector => selector.IsDefault).Name}' and '{other.Name}'", other.At, "Keep 'default: true' on one of them."));
    }
}
