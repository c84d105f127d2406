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
        foreach (var map in Maps(node).Where(map => map["include"] is null))
            columns.Add(Column(map));
        return columns;
    }

    /// <summary>The columns of one version of a model: those of the model that <c>include</c> takes and <c>exclude</c> leaves, and
    /// those that the version describes itself.</summary>
    /// <param name="node">What the version says; null keeps all columns of the model.</param>
    /// <param name="ofModel">The columns of the model.</param>
    public List<(ColumnInfo Info, List<TestDeclaration> Tests)> Read(SettingNode? node, List<(ColumnInfo Info, List<TestDeclaration> Tests)> ofModel)
    {
        if (node is null or SettingNode.Null)
            return ofModel;
        var own = Read(node);
        var rule = Maps(node).FirstOrDefault(map => map["include"] is not null);
        return [.. ofModel.Where(column => Includes(rule, column.Info.Name) && !own.Exists(mine => mine.Info.Name == column.Info.Name)), .. own];
    }

    static IEnumerable<SettingNode.Map> Maps(SettingNode? node) => (node as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [];

    static bool Includes(SettingNode.Map? rule, string column) =>
        rule is null || (Names(rule["include"]) is var included && (included.Contains("*") || included.Contains("all") || included.Contains(column))
            && !Names(rule["exclude"]).Contains(column));

    static List<string> Names(SettingNode? node) => node switch
    {
        SettingNode.Scalar one => [one.Text],
        SettingNode.List many => [.. many.Items.OfType<SettingNode.Scalar>().Select(name => name.Text)],
        _ => [],
    };

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
            Constraints = new ConstraintsReader(found).Read(map["constraints"], ofColumn: true),
            Granularity = reader.Text("granularity"),
            Quote = map["quote"] is SettingNode.Scalar { Value: bool quote } ? quote : null,
        };
        reader.Finish(Known);
        return (info, TestReader.Read(map, info, found));
    }
}
