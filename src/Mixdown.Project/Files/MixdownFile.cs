using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Files;

/// <summary>mixdown.yml, together with the files of <c>loads/</c>, <c>streams/</c> and <c>flows/</c>: what dbt has no file for.</summary>
sealed class MixdownFile
{
    static readonly IReadOnlyList<string> Keys =
        [.. MixdownFileShape.Of(new Dictionary<string, SettingShape>(StringComparer.Ordinal)).Keys.Select(key => key.Name)];

    /// <summary>The folders whose files belong to it.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["loads", "streams", "flows"];

    readonly List<NamedSettings> _loads = [];
    readonly Dictionary<string, SettingNode> _other = new(StringComparer.Ordinal);

    /// <summary>The loads, in the order of the files; what the target says of a load has replaced it.</summary>
    public IReadOnlyList<NamedSettings> Loads => _loads;

    /// <summary>What <c>targets</c> says of the target in use; null when it says nothing.</summary>
    public SettingNode.Map? Target { get; private set; }

    /// <summary>The other top-level keys: <c>flows</c>, <c>streams</c>, <c>serve</c>, …</summary>
    public IReadOnlyDictionary<string, SettingNode> Other => _other;

    /// <summary>Reads the files of a project; all of them may be missing.</summary>
    /// <param name="tree">The project's files.</param>
    /// <param name="target">The target in use.</param>
    /// <param name="render">Renders the Jinja of a value.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static MixdownFile Read(FileTree tree, string target, Func<SettingNode, string, SettingNode> render, ICollection<Diagnostic> diagnostics)
    {
        var read = new MixdownFile();
        List<TextFile> files = [.. tree.Find(Folders, ".yml", ".yaml")];
        if (tree.Read("mixdown.yml") is { } main)
            files.Insert(0, main);
        foreach (var file in files)
        {
            var found = new List<Diagnostic>();
            if (YamlReader.Read(file.Name, file.Text, diagnostics) is SettingNode.Map map)
                read.Take((SettingNode.Map)render(map, file.Text), target, found);
            foreach (var wrong in found)
                diagnostics.Add(wrong.In(file.Text));
        }
        read.ReplaceLoads();
        return read;
    }

    void Take(SettingNode.Map map, string target, List<Diagnostic> found)
    {
        var reader = new SettingReader(map, found);
        foreach (var key in Keys)
        {
            if (reader.Node(key) is not { } node)
                continue;
            if (key == "loads")
                TakeLoads(node, found);
            else if (key == "targets")
                Target = (node as SettingNode.Map)?[target] as SettingNode.Map ?? Target;
            else
                _other[key] = node;
        }
        reader.Finish();
    }

    void TakeLoads(SettingNode node, List<Diagnostic> found)
    {
        if (node is not SettingNode.Map map)
        {
            found.Add(new Diagnostic("MX1011", $"'loads' is {node.Kind}; it has to be a map", node.At, "Write the load's name, a colon, and its settings below."));
            return;
        }
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not SettingNode.Map settings)
                found.Add(new Diagnostic("MX1011", $"The load '{entry.Key}' is {entry.Value.Kind}; it has to be a map", entry.KeyAt, "It needs at least 'type:'."));
            else if (_loads.Find(load => load.Name == entry.Key) is { } other)
                found.Add(new Diagnostic("MX1105", $"There are two loads '{entry.Key}': the other one is at {other.At}", entry.KeyAt, "Give one of them another name."));
            else
                _loads.Add(new NamedSettings(entry.Key, entry.KeyAt, settings));
        }
    }

    /// <summary>What the target says of loads: one that is there is replaced whole, another is the target's own. The stream of its name
    /// is none here: the load brings its tables.</summary>
    void ReplaceLoads()
    {
        foreach (var entry in (Target?["loads"] as SettingNode.Map)?.Entries ?? [])
        {
            if (entry.Value is SettingNode.Map settings)
                Replace(new NamedSettings(entry.Key, entry.KeyAt, settings));
        }
    }

    void Replace(NamedSettings load)
    {
        var at = _loads.FindIndex(other => other.Name == load.Name);
        if (at >= 0)
            _loads[at] = load;
        else
            _loads.Add(load);
        if (_other.GetValueOrDefault("streams") is SettingNode.Map streams)
            _other["streams"] = streams with { Entries = [.. streams.Entries.Where(stream => stream.Key != load.Name)] };
    }
}
