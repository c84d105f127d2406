using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads the properties files of a package: descriptions, columns, tests, sources, exposures, metrics.</summary>
/// <param name="package">The package's name.</param>
/// <param name="target">Gives the database of sources that name none.</param>
/// <param name="read">The tree of a file.</param>
/// <param name="render">Renders the Jinja of a value.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class PropertiesReader(
    string package, ProfileTarget target, Func<TextFile, SettingNode?> read, Func<SettingNode, string, SettingNode> render, ICollection<Diagnostic> diagnostics)
{
    static readonly string[] Kept = ["version", "anchors", "functions"];

    public List<NodePatch> Nodes { get; } = [];

    public List<SourcePatch> Sources { get; } = [];

    public List<MacroPatch> Macros { get; } = [];

    public List<DeclaredNode> Declared { get; } = [];

    public List<UnitTestDeclaration> UnitTests { get; } = [];

    public List<GroupInfo> Groups { get; } = [];

    /// <summary>Takes in one file.</summary>
    public void Read(TextFile file)
    {
        var found = new List<Diagnostic>();
        switch (read(file))
        {
            case SettingNode.Map map:
                ReadKeys((SettingNode.Map)render(map, file.Text), file, found);
                break;
            case null or SettingNode.Null:
                break;
            case var other:
                found.Add(new Diagnostic("MX1011", $"{file.Shown} is {other.Kind}; it has to be a map", other.At, "It starts with 'models:', 'sources:' or the like."));
                break;
        }
        foreach (var wrong in found)
            diagnostics.Add(Softened(wrong).In(file.Text));
    }

    /// <summary>dbt lets keys pass that it does not know, so they only warn.</summary>
    static Diagnostic Softened(Diagnostic wrong) => wrong.Code == "MX1010" ? wrong with { Severity = Severity.Warning } : wrong;

    void ReadKeys(SettingNode.Map map, TextFile file, List<Diagnostic> found)
    {
        var reader = new SettingReader(map, found);
        var nodes = new NodePatchReader(file, found);
        foreach (var (key, kind) in new[] { ("models", NodeKind.Model), ("seeds", NodeKind.Seed), ("snapshots", NodeKind.Snapshot), ("analyses", NodeKind.Analysis), ("data_tests", NodeKind.Test) })
            ReadNodes(kind, Maps(reader, key, found), nodes, file);
        var sources = new SourceReader(package, target, file, found);
        foreach (var source in Maps(reader, "sources", found))
            Sources.AddRange(sources.Read(source));
        foreach (var macro in Maps(reader, "macros", found))
            Macros.Add(new MacroPatch(macro["name"] is SettingNode.Scalar name ? name.Text : "", macro, file));
        var tests = new UnitTestReader(file, found);
        UnitTests.AddRange(Maps(reader, "unit_tests", found).Select(tests.Read).OfType<UnitTestDeclaration>());
        foreach (var group in Maps(reader, "groups", found))
            ReadGroup(group, file, found);
        var declared = new DeclarationReader(package, file, found);
        Declared.AddRange(Maps(reader, "exposures", found).Select(declared.Exposure).OfType<DeclaredNode>());
        Declared.AddRange(Maps(reader, "metrics", found).Select(metric => declared.Metric(metric, null)).OfType<DeclaredNode>());
        var semantics = new SemanticReader(declared, found);
        Declared.AddRange(Maps(reader, "semantic_models", found).Select(semantics.Model).OfType<DeclaredNode>());
        Declared.AddRange(Maps(reader, "saved_queries", found).Select(semantics.SavedQuery).OfType<DeclaredNode>());
        reader.Finish(Kept);
    }

    void ReadNodes(NodeKind kind, IEnumerable<SettingNode.Map> maps, NodePatchReader nodes, TextFile file)
    {
        foreach (var map in maps)
        {
            List<NodePatch> patches = [.. nodes.Read(kind, map)];
            Nodes.AddRange(patches);
            if (patches is not [var patch, ..])
                continue;
            var declared = new DeclarationReader(package, file, diagnostics);
            if (new SemanticReader(declared, diagnostics).Model(map, patch) is { } semantic)
                Declared.Add(semantic);
            foreach (var metric in (map["metrics"] as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
            {
                if (declared.Metric(metric, patch) is { } node)
                    Declared.Add(node);
            }
        }
    }

    void ReadGroup(SettingNode.Map map, TextFile file, List<Diagnostic> found)
    {
        var reader = new SettingReader(map, found);
        var name = reader.RequiredText("name");
        var config = map["config"] as SettingNode.Map;
        reader.Node("config");
        if (reader.Node("owner") is not SettingNode.Map owner)
            found.Add(new Diagnostic("MX1013", $"The group '{name}' has no 'owner'", map.At, "Add 'owner: { name: …, email: … }'; one of the two is enough."));
        else
            Groups.Add(new GroupInfo(name, package, file.Name, map["name"]?.At ?? map.At)
            {
                Description = reader.Text("description") ?? "",
                Owner = PlainValue.Map(owner),
                Meta = PlainValue.Map(config?["meta"] as SettingNode.Map),
            });
        reader.Finish();
    }

    static IEnumerable<SettingNode.Map> Maps(SettingReader reader, string key, List<Diagnostic> found)
    {
        var node = reader.Node(key);
        if (node is null)
            return [];
        if (node is not SettingNode.List list)
            return reader.Wrong<IEnumerable<SettingNode.Map>>(key, node, "a list: each entry starts with '- name:'", []);
        foreach (var item in list.Items.Where(item => item is not SettingNode.Map))
            found.Add(new Diagnostic("MX1011", $"An entry of '{key}' is {item.Kind}; it has to be a map", item.At, "Write '- name: …'."));
        return list.Items.OfType<SettingNode.Map>();
    }
}
