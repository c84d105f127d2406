using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Adapters;

/// <summary>Methods of <c>adapter</c> on tables, views and schemas. What they do to the warehouse is written in macros; here is
/// only kept what is there.</summary>
static class RelationMethods
{
    public static HostMethods<Rendering> Table { get; } = new()
    {
        ["get_relation(database=None, schema=None, identifier=None)"] = (rendering, given) =>
            Find(rendering, given.TextOrNull(0), given.TextOrNull(1), given.TextOrNull(2)),
        ["load_relation(relation)"] = (rendering, given) =>
            Relation(given, 0) is var asked ? Find(rendering, asked.Database, asked.Schema, asked.Identifier) : null,
        ["already_exists(schema, name)"] = (rendering, given) => Find(rendering, null, given.Text(0), given.Text(1)) is not null,
        ["list_relations(database, schema)"] = (rendering, given) => List(rendering, given.TextOrNull(0), given.TextOrNull(1)),
        ["list_relations_without_caching(schema_relation)"] = (rendering, given) =>
            List(rendering, Relation(given, 0).Database, Relation(given, 0).Schema),
        ["drop_relation(relation)"] = (rendering, given) => Drop(rendering, Relation(given, 0)),
        ["truncate_relation(relation)"] = (rendering, given) => Calls.Does(rendering, "truncate_relation", Relation(given, 0)),
        ["rename_relation(from_relation, to_relation)"] = (rendering, given) => Rename(rendering, Relation(given, 0), Relation(given, 1)),
        ["cache_added(relation)"] = (rendering, given) => Added(rendering, given[0] as RelationValue),
        ["cache_dropped(relation)"] = (rendering, given) => Dropped(rendering, given[0] as RelationValue),
        ["cache_renamed(from_relation, to_relation)"] = (rendering, given) => Renamed(rendering, Relation(given, 0), Relation(given, 1)),
        ["create_schema(relation)"] = (rendering, given) => Calls.Does(rendering, "create_schema", Relation(given, 0)),
        ["drop_schema(relation)"] = (rendering, given) => Calls.Does(rendering, "drop_schema", Relation(given, 0)),
        ["check_schema_exists(database, schema)"] = (rendering, given) =>
            rendering.Warehouse is null ? false : rendering.Call("check_schema_exists", given[0], given[1]),
        ["list_schemas(database)"] = (rendering, given) => rendering.Warehouse is null
            ? new JinjaList()
            : new JinjaList(JinjaValue.Items(rendering.Call("list_schemas", given[0])).OfType<RowValue>().Select(row => row.Items.First())),
    };

    static RelationValue Relation(BoundArguments given, int index) => given.As<RelationValue>(index, "a Relation");

    static RelationValue? Find(Rendering rendering, string? database, string? schema, string? identifier) =>
        rendering.Warehouse?.Relations.Find(schema ?? "", identifier ?? "") is { } type
            ? new RelationValue { Database = database, Schema = schema, Identifier = identifier, Type = type }
            : null;

    static JinjaList List(Rendering rendering, string? database, string? schema) => new((rendering.Warehouse?.Relations.In(schema ?? "") ?? [])
        .OrderBy(found => found.Identifier, StringComparer.Ordinal)
        .Select(object? (found) => new RelationValue { Database = database, Schema = schema, Identifier = found.Identifier, Type = found.Type }));

    static object? Drop(Rendering rendering, RelationValue relation)
    {
        Calls.Does(rendering, "drop_relation", relation);
        return Dropped(rendering, relation);
    }

    static string Rename(Rendering rendering, RelationValue from, RelationValue to)
    {
        Calls.Does(rendering, "rename_relation", from, to);
        return Renamed(rendering, from, to);
    }

    static string Renamed(Rendering rendering, RelationValue from, RelationValue to)
    {
        Added(rendering, to with { Type = to.Type ?? from.Type });
        return Dropped(rendering, from);
    }

    static string Added(Rendering rendering, RelationValue? relation) => Set(rendering, relation, relation?.Type ?? "table");

    static string Dropped(Rendering rendering, RelationValue? relation) => Set(rendering, relation, null);

    static string Set(Rendering rendering, RelationValue? relation, string? type)
    {
        if (relation is not null)
            rendering.Warehouse?.Relations.Set(relation.Schema ?? "", relation.Identifier ?? "", type);
        return "";
    }
}
