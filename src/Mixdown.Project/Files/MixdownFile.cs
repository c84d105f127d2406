using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Files;

/// <summary>mixdown.yml, together with the files of <c>loads/</c>, <c>streams/</c> and <c>flows/</c>: what dbt has no file for.</summary>
sealed class MixdownFile
{
    static readonly Dictionary<string, SettingShape> NoShapes = [];

    static readonly IReadOnlyList<string> Keys =
        [.. MixdownFileShape.Of(NoShapes, NoShapes).Keys.Select(key => key.Name)];

    /// <summary>The folders whose files belong to it.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["loads", "streams", "flows"];

    readonly NamedEntries _loads = new("load");
    readonly NamedEntries _streams = new("stream");
    readonly Dictionary<string, SettingNode> _other = new(StringComparer.Ordinal);

    /// <summary>The loads, in the order of the files; what the target says of a load has replaced it.</summary>
    public IReadOnlyList<NamedSettings> Loads => _loads.All;

    /// <summary>The streams, likewise.</summary>
    public IReadOnlyList<NamedSettings> Streams => _streams.All;

    /// <summary>What <c>targets</c> says of the target in use; null when it says nothing.</summary>
    public SettingNode.Map? Target { get; private set; }

    /// <summary>The other top-level keys: <c>flows</c>, <c>live</c>, <c>serve</c>, …</summary>
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
        read.Replace(diagnostics);
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
                _loads.Take(node, found);
            else if (key == "streams")
                _streams.Take(node, found);
            else if (key == "targets")
                Target = (node as SettingNode.Map)?[target] as SettingNode.Map ?? Target;
            else
                _other[key] = node;
        }
        reader.Finish();
    }

    /// <summary>What the target says: a load or a stream that is there is replaced whole, another is the target's own. A load stands in
    /// for the stream of its name, and a stream for the load.</summary>
    void Replace(ICollection<Diagnostic> diagnostics)
    {
        foreach (var load in NamedEntries.Of(Target?["loads"]))
        {
            _loads.Put(load);
            _streams.Remove(load.Name);
        }
        foreach (var stream in NamedEntries.Of(Target?["streams"]))
        {
            _streams.Put(stream);
            _loads.Remove(stream.Name);
        }
        foreach (var stream in _streams.All)
        {
            if (_loads.Find(stream.Name) is { } load)
                diagnostics.Add(new Diagnostic("MX1105", $"There is a load and a stream '{stream.Name}': the load is at {load.At}", stream.At, "Give one of them another name: both are the source of their name."));
        }
    }
}
