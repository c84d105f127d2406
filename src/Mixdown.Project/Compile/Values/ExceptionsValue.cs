using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's <c>exceptions</c>: how a macro says that something is wrong.</summary>
sealed class ExceptionsValue(Rendering rendering) : IJinjaObject
{
    static readonly HostMethods<ExceptionsValue> Methods = new()
    {
        ["raise_compiler_error(msg, node=None)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_database_error(msg, node=None)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_parsing_error(msg, node=None)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_not_implemented(msg)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_dependency_error(msg)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_cache_inconsistent(message)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_fail_fast_error(msg, node=None)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["raise_invalid_materialization_configuration(msg)"] = (_, given) => throw Raised(JinjaValue.Str(given[0])),
        ["missing_config(model, name)"] = (_, given) => throw Raised($"{Name(given[0])} has no '{given.Text(1)}' in its configuration"),
        ["missing_materialization(model, adapter_type)"] = (_, given) =>
            throw Raised($"There is no materialization '{Materialization(given[0])}' for {given.Text(1)}"),
        ["missing_relation(relation, model=None)"] = (_, given) => throw Raised($"There is no relation {JinjaValue.Str(given[0])}"),
        ["relation_wrong_type(relation, expected_type, model=None)"] = (_, given) =>
            throw Raised($"{JinjaValue.Str(given[0])} is {A(TypeOf(given[0]))}, where {A(JinjaValue.Str(given[1]))} is expected"),
        ["raise_contract_error(yaml_columns, sql_columns)"] = (_, _) => throw Raised("The columns are not those of the contract"),
        ["column_type_missing(column_names)"] = (_, given) => throw Raised($"These columns have no data_type: {Join(given[0])}"),
        ["raise_ambiguous_alias(node_1, node_2, duped_name=None)"] = (_, given) =>
            throw Raised($"{Name(given[0])} and {Name(given[1])} would both be {given[2] ?? "one relation"}"),
        ["raise_ambiguous_catalog_match(unique_id, match_1, match_2)"] = (_, given) =>
            throw Raised($"The warehouse has two relations for '{given.Text(0)}', told apart by case alone"),
        ["raise_dataclass_not_dict(obj)"] = (_, given) => throw Raised($"{JinjaValue.Repr(given[0])} is no dictionary"),
        ["raise_dep_not_found(node, node_description, required_pkg)"] = (_, given) =>
            throw Raised($"{JinjaValue.Str(given[1])} needs the package '{given.Text(2)}', which is not installed"),
        ["raise_duplicate_patch_name(patch_1, existing_patch_path)"] = (_, given) =>
            throw Raised($"{Name(given[0])} is described twice: also in {JinjaValue.Str(given[1])}"),
        ["raise_duplicate_resource_name(node_1, node_2)"] = (_, given) => throw Raised($"{Name(given[0])} and {Name(given[1])} have one name"),
        ["raise_invalid_property_yml_version(path, issue)"] = (_, given) => throw Raised($"{JinjaValue.Str(given[0])}: {JinjaValue.Str(given[1])}"),
        ["warn(msg, node=None)"] = (self, given) => self.Warn(given),
    };

    public string TypeName => "exceptions";

    public IEnumerable<string> AttributeNames => Methods.Names;

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public string Print() => "<exceptions>";

    static JinjaException Raised(string message) => new(JinjaErrorKind.Raised, message);

    static string Name(object? node) => node is JinjaDict facts ? $"'{JinjaValue.Str(facts["unique_id"] ?? facts["name"])}'" : $"'{JinjaValue.Str(node)}'";

    static string Materialization(object? node) =>
        node is JinjaDict facts && facts["config"] is JinjaDict config ? JinjaValue.Str(config["materialized"]) : JinjaValue.Str(node);

    static string TypeOf(object? relation) => (relation as RelationValue)?.Type ?? "relation of an unknown type";

    static string A(string type) => $"a {type.Replace('_', ' ')}";

    static string Join(object? names) => names is string one ? one : string.Join(", ", JinjaValue.Items(names).Select(JinjaValue.Str));

    string Warn(BoundArguments given)
    {
        if (!rendering.IsParsing)
            rendering.Warnings.Add(new Diagnostic("MX1311", JinjaValue.Str(given[0]), given.At is { } at ? JinjaTrouble.Span(at) : null, Severity: Severity.Warning));
        return "";
    }
}
