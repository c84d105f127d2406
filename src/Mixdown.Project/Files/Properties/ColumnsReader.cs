using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>columns:</c> of a model or of a source table.</summary>
/// <param name="found">Receives what is wrong.</param>
sealed class ColumnsReader(List<Diagnostic> found)
{
    static readonly string[] Known =
    [
        "name", "description", "data_type", "meta", "tags", "quote", "tests", "data_tests", "config", "constraints", "policy_tags",
        "entity", "dimension", "granularity",
    ];

    /// <summary>The columns in order, each with its tests.</summary>
    public List<(ColumnInfo Info, List<TestDeclaration> Tests)> Read(SettingNode? node)
    {
        if (node is not null and not SettingNode.List and not SettingNode.Null)
            found.Add(new Diagnostic("MX1011", $"'columns' is {node.Kind}; it has to be a list", node.At, "Each column starts with '- name:'."));
        var columns = new List<(ColumnInfo, List<TestDeclaration>)>();
        foreach (var map in (node as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
            columns.Add(Column(map));
        return columns;
    }

    (ColumnInfo, List<TestDeclaration>) Column(SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        var name = reader.RequiredText("name");
        var config = map["config"] as SettingNode.Map;
        var info = new ColumnInfo(name)
        {
            At = (map["name"] ?? map).At,
            Description = reader.Text("description") ?? "",
            DataType = reader.Text("data_type"),
            Meta = PlainValue.Map((map["meta"] ?? config?["meta"]) as SettingNode.Map),
            Tags = [.. reader.Texts("tags"), .. config is null ? [] : new SettingReader(config, found).Texts("tags")],
            Quote = map["quote"] is SettingNode.Scalar { Value: bool quote } ? quote : null,
        };
        foreach (var key in Known)
            reader.Node(key);
        reader.Finish();
        return (info, TestReader.Read(map, info, found));
    }
}
