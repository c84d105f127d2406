using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Selection.Methods;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>versions:</c> of a model. What a version does not say is as the model says.</summary>
/// <param name="model">What the entry says of all versions.</param>
/// <param name="columns">The model's columns.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class VersionsReader(NodePatch model, List<(ColumnInfo Info, List<TestDeclaration> Tests)> columns, List<Diagnostic> found)
{
    static readonly string[] Known =
    [
        "v", "defined_in", "name", "description", "columns", "config", "tests", "data_tests", "access", "constraints", "deprecation_date", "docs", "meta",
        "tags", "group", "alias",
    ];

    /// <summary>A patch for each version.</summary>
    public List<NodePatch> Read(SettingNode.List versions)
    {
        var patches = new List<NodePatch>();
        var maps = versions.Items.OfType<SettingNode.Map>().Where(IsNamed).ToList();
        var names = maps.ConvertAll(map => ((SettingNode.Scalar)map["v"]!).Text);
        var latest = Latest(names);
        for (var i = 0; i < maps.Count; i++)
        {
            if (names.IndexOf(names[i]) < i)
                found.Add(new Diagnostic("MX1202", $"'{model.Name}' has two versions {names[i]}", maps[i]["v"]!.At, "Keep one of the two."));
            else
                patches.Add(One(maps[i], names[i], latest));
        }
        return patches;
    }

    bool IsNamed(SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        reader.RequiredText("v");
        reader.Finish(Known);
        return map["v"] is SettingNode.Scalar;
    }

    /// <summary><c>latest_version</c>, or the highest.</summary>
    string Latest(List<string> names)
    {
        var highest = names.Count == 0 ? "" : names.Aggregate((one, other) => Versions.Compare(one, other) < 0 ? other : one);
        if (model.Declaration["latest_version"] is not SettingNode.Scalar given)
            return highest;
        if (!names.Contains(given.Text))
            found.Add(new Diagnostic("MX1221", $"'{model.Name}' has no version {given.Text}", given.At, DidYouMean.Hint(given.Text, names)));
        return given.Text;
    }

    NodePatch One(SettingNode.Map map, string version, string latest)
    {
        var reader = new SettingReader(map, found);
        var own = new ColumnsReader(found).Read(map["columns"], columns);
        var patch = model with
        {
            At = map["v"]!.At,
            Description = reader.Text("description") ?? model.Description,
            Columns = [.. own.Select(column => column.Info)],
            Constraints = map["constraints"] is { } rules ? new ConstraintsReader(found).Read(rules, ofColumn: false) : model.Constraints,
            Version = version,
            LatestVersion = latest,
            Files = Files(reader.Text("defined_in"), version, latest),
            DeprecationDate = reader.Text("deprecation_date") ?? model.DeprecationDate,
            Config = new NodeConfig(),
            Tests = [.. TestReader.Read(SaysTests(map) ? map : model.Declaration, null, found), .. own.SelectMany(column => column.Tests)],
        };
        patch.Config.Merge(model.Config);
        NodePatchReader.Configure(patch.Config, map);
        NodePatchReader.CheckAccess(patch.Config, map, found);
        return patch;
    }

    static bool SaysTests(SettingNode.Map map) => map["tests"] is not null || map["data_tests"] is not null;

    IReadOnlyList<string> Files(string? given, string version, string latest)
    {
        if (given is not null)
            return [given];
        List<string> names = [$"{model.Name}_v{version}", $"{model.Name}.v{version}"];
        return version == latest ? [.. names, model.Name] : names;
    }
}
