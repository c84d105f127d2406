using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.Graph;

namespace Mixdown.GoldenTests;

/// <summary>What becomes of the files of a project: settings, graph, selections, SQL, and the errors in each.</summary>
public sealed class ProjectCases
{
    [Theory]
    [GoldenCases("yaml")]
    public void A_settings_file_is_read_or_refused(GoldenCase it) => it.Check(text =>
    {
        var diagnostics = new List<Diagnostic>();
        var printed = new StringBuilder();
        Print(YamlReader.Read("file.yml", text, diagnostics), "", printed);
        return string.Join("\n\n", [.. diagnostics.Select(wrong => wrong.ToString()), printed.ToString()]).Trim();
    });

    [Theory]
    [GoldenCases("project")]
    public void A_project_is_read_or_refused(GoldenCase it) => it.CheckFiles(folder =>
    {
        var project = Read(folder);
        var lines = project.Graph.InOrder.Select(node => $"{node.UniqueId}{Facts(node)}{Inputs(node)}");
        var loads = project.Loads.Select(load => $"load {load.Name}: {string.Join(", ", load.Settings.Entries.Select(entry => entry.Key))}");
        return string.Join("\n", [.. project.Warnings.Select(warning => warning + "\n"), .. loads, .. lines]);
    });

    [Theory]
    [GoldenCases("compile")]
    public void A_model_becomes_SQL(GoldenCase it) => it.CheckFiles(folder =>
    {
        var compiler = new ModelCompiler(Read(folder));
        var compiled = compiler.Project.Graph.InOrder.OfType<ProjectNode>().Where(node => node.Kind != NodeKind.Seed)
            .Select(node => compiler.Compile(node, TestContext.Current.CancellationToken));
        return string.Join("\n", compiled.Select(one => $"--- {one.Node.Name}\n{string.Concat(one.Warnings.Select(warning => warning + "\n"))}{one.Sql.Trim()}"));
    });

    static MixdownProject Read(string folder) => GoldenProject.Read(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["SHOP_SCHEMA"] = "from_env", ["DBT_ENV_SECRET_KEY"] = "hidden" });

    static string Facts(GraphNode node) => node switch
    {
        ProjectNode { Kind: NodeKind.Test } => "",
        ProjectNode own => $" {own.Config.Materialized} {own.Relation}{Tags(own)}",
        SourceTable source => $" {source.Relation}",
        _ => "",
    };

    static string Tags(ProjectNode node) => node.Config.Tags.Count == 0 ? "" : $" [{string.Join(", ", node.Config.Tags)}]";

    static string Inputs(GraphNode node) => node.DependsOn.Count == 0 ? "" : $"\n    reads {string.Join(", ", node.DependsOn)}";

    static void Print(SettingNode? node, string indent, StringBuilder printed)
    {
        switch (node)
        {
            case SettingNode.Map map:
                foreach (var entry in map.Entries)
                {
                    printed.Append(indent).Append(entry.Key).Append(":\n");
                    Print(entry.Value, indent + "  ", printed);
                }
                break;
            case SettingNode.List list:
                foreach (var item in list.Items)
                {
                    printed.Append(indent).Append("-\n");
                    Print(item, indent + "  ", printed);
                }
                break;
            case SettingNode.Scalar scalar:
                printed.Append(indent).Append(scalar.Value.GetType().Name.ToLowerInvariant()).Append(' ').Append(scalar.Text).Append('\n');
                break;
            case SettingNode.Null:
                printed.Append(indent).Append("null\n");
                break;
        }
    }
}
