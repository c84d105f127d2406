using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Facts;

/// <summary>A node as templates see it: <c>model</c>, and the values of <c>graph.nodes</c>. The keys are dbt's.</summary>
static class NodeFacts
{
    /// <summary>What the embedded macros look at to name a node's relation.</summary>
    public static JinjaDict NameOf(ProjectNode node) => new() { ["name"] = node.Name, ["version"] = node.Version };

    public static JinjaDict Of(ProjectNode node) => new()
    {
        ["unique_id"] = node.UniqueId,
        ["name"] = node.Name,
        ["alias"] = node.Relation.Identifier,
        ["database"] = node.Relation.Database,
        ["schema"] = node.Relation.Schema,
        ["relation_name"] = node.IsRelation ? Values.RelationValue.Of(node.Relation).Print() : null,
        ["resource_type"] = node.KindWord,
        ["package_name"] = node.Package,
        ["path"] = node.Path,
        ["original_file_path"] = node.File,
        ["raw_code"] = node.RawCode,
        ["language"] = "sql",
        ["fqn"] = JinjaValue.From(node.Fqn),
        ["version"] = node.Version,
        ["latest_version"] = node.LatestVersion,
        ["access"] = node.Kind == NodeKind.Model ? node.Access : null,
        ["group"] = node.Group,
        ["constraints"] = ContractFacts.Of(node.Constraints),
        ["contract"] = new JinjaDict { ["enforced"] = node.IsContractEnforced },
        ["tags"] = JinjaValue.From(node.Config.Tags),
        ["description"] = node.Description,
        ["config"] = Config(node.Config),
        ["meta"] = JinjaValue.From(node.Config.Meta),
        ["columns"] = Columns(node.Columns),
        ["refs"] = new JinjaList(node.Refs.Select(object? (call) => new JinjaDict { ["name"] = call.Name, ["package"] = call.Package, ["version"] = call.Version })),
        ["sources"] = new JinjaList(node.Sources.Select(object? (call) => new JinjaList([call.Source, call.Table]))),
        ["depends_on"] = new JinjaDict { ["nodes"] = JinjaValue.From(node.DependsOn), ["macros"] = JinjaValue.From(node.Macros) },
        ["test_metadata"] = node.Check is { Macro: { } macro } ? new JinjaDict { ["name"] = macro } : null,
        ["column_name"] = node.Check?.Column,
    };

    public static JinjaDict Of(SourceTable source) => new()
    {
        ["unique_id"] = source.UniqueId,
        ["name"] = source.Name,
        ["source_name"] = source.SourceName,
        ["identifier"] = source.Relation.Identifier,
        ["database"] = source.Relation.Database,
        ["schema"] = source.Relation.Schema,
        ["resource_type"] = "source",
        ["package_name"] = source.Package,
        ["original_file_path"] = source.File,
        ["fqn"] = JinjaValue.From(source.Fqn),
        ["tags"] = JinjaValue.From(source.Config.Tags),
        ["description"] = source.Description,
        ["meta"] = JinjaValue.From(source.Config.Meta),
        ["columns"] = Columns(source.Columns),
        ["loader"] = source.Loader,
        ["loaded_at_field"] = source.LoadedAtField,
    };

    static JinjaDict Config(NodeConfig config)
    {
        var facts = new JinjaDict { ["enabled"] = config.Enabled, ["materialized"] = config.Materialized };
        foreach (var (key, value) in config.Values)
            facts[key] = JinjaValue.From(value);
        return facts;
    }

    static JinjaDict Columns(IReadOnlyList<ColumnInfo> columns)
    {
        var facts = new JinjaDict();
        foreach (var column in columns)
        {
            facts[column.Name] = new JinjaDict
            {
                ["name"] = column.Name,
                ["description"] = column.Description,
                ["data_type"] = column.DataType,
                ["meta"] = JinjaValue.From(column.Meta),
                ["tags"] = JinjaValue.From(column.Tags),
                ["quote"] = column.Quote,
                ["constraints"] = ContractFacts.Of(column.Constraints),
            };
        }
        return facts;
    }
}
