using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>api.Relation</c>: makes relations.</summary>
sealed class RelationClassValue : IJinjaObject
{
    static readonly HostMethods<RelationClassValue> Methods = new()
    {
        ["create(database=None, schema=None, identifier=None, type=None, **kwargs)"] = (_, given) => Create(given),
        ["create_from(quoting, relation_config, **kwargs)"] = (_, given) => CreateFrom((JinjaDict)JinjaValue.From(given[1])!, (JinjaDict)given[2]!),
        ["add_ephemeral_prefix(name)"] = (_, given) => Functions.RefFunctions.CtePrefix + given.Text(0),
        ["scd_args(primary_key, updated_at)"] = (_, given) => ScdArguments(given[0], given[1]),
        ["get_default_quote_policy()"] = (_, _) => Policy(new RelationValue().Quoted),
        ["get_default_include_policy()"] = (_, _) => Policy(new RelationValue().Shown),
    };

    public string TypeName => "Relation";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => [.. Methods.Names, "Table", "View", "CTE", "External", "MaterializedView"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = KindOf(name);
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public string Print() => "<class Relation>";

    /// <summary>dbt's word for a kind of relation, by the name that it has in Python; null for other names.</summary>
    public static string? KindOf(string name) => name switch
    {
        "Table" => "table",
        "View" => "view",
        "CTE" => "cte",
        "External" => "external",
        "MaterializedView" => "materialized_view",
        "PointerTable" => "pointer_table",
        _ => null,
    };

    public static RelationValue Create(BoundArguments given)
    {
        var options = (JinjaDict)given[4]!;
        return new RelationValue
        {
            Database = given.TextOrNull(0),
            Schema = given.TextOrNull(1),
            Identifier = given.TextOrNull(2),
            Type = given[3] is null ? null : JinjaValue.Str(given[3]),
        }.With(options);
    }

    /// <summary>The columns of a snapshot's key: the keys, then the column that dates the row.</summary>
    public static JinjaList ScdArguments(object? key, object? updatedAt) => key is JinjaList or JinjaTuple
        ? new JinjaList([.. JinjaValue.Items(key), updatedAt])
        : new JinjaList([key, updatedAt]);

    public static JinjaDict Policy(RelationParts parts) => new()
    {
        ["database"] = parts.Database,
        ["schema"] = parts.Schema,
        ["identifier"] = parts.Identifier,
    };

    static RelationValue CreateFrom(JinjaDict node, JinjaDict options) => new RelationValue
    {
        Database = node["database"] as string,
        Schema = node["schema"] as string,
        Identifier = (node["alias"] ?? node["identifier"] ?? node["name"]) as string,
        Type = options["type"] as string,
    }.With(options);
}
