using System.Text;
using Mixdown.Data.Naming;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's Relation: the name of a table or view in SQL. Immutable.</summary>
sealed record RelationValue : IJinjaObject
{
    static readonly object Miss = new();

    static readonly HostMethods<RelationValue> Methods = new()
    {
        ["include(database=None, schema=None, identifier=None)"] = (self, given) => self with { Shown = Parts(self.Shown, given) },
        ["quote(database=None, schema=None, identifier=None)"] = (self, given) => self with { Quoted = Parts(self.Quoted, given) },
        ["incorporate(**kwargs)"] = (self, given) => self.With((JinjaDict)given[0]!),
        ["replace(**kwargs)"] = (self, given) => self.With((JinjaDict)given[0]!),
        ["replace_path(**kwargs)"] = (self, given) => self.WithPath((JinjaDict)given[0]!),
        ["without_identifier()"] = (self, _) => self with { Shown = self.Shown with { Identifier = false } },
        ["information_schema(view_name=None)"] = (self, given) => self.InformationSchema(given[0] as string),
        ["information_schema_only()"] = (self, _) => self.InformationSchema(null),
        ["matches(database=None, schema=None, identifier=None)"] = (self, given) =>
            Same(self.Database, given.TextOrNull(0)) && Same(self.Schema, given.TextOrNull(1)) && Same(self.Identifier, given.TextOrNull(2)),
        ["render()"] = (self, _) => self.Name(),
        ["quoted(identifier)"] = (_, given) => new SqlIdentifier(given.Text(0)).ToString(),
        ["create(database=None, schema=None, identifier=None, type=None, **kwargs)"] = (_, given) => RelationClassValue.Create(given),
        ["add_ephemeral_prefix(name)"] = (_, given) => Functions.RefFunctions.CtePrefix + given.Text(0),
        ["scd_args(primary_key, updated_at)"] = (_, given) => RelationClassValue.ScdArguments(given[0], given[1]),
        ["relation_max_name_length()"] = (_, _) => 63L,
        ["get(key, default=None)"] = (self, given) => self.Get(given.Text(0), given[1]),
        ["to_dict(omit_none=False)"] = (self, _) => self.Facts(),
    };

    public string? Database { get; init; }

    public string? Schema { get; init; }

    public string? Identifier { get; init; }

    /// <summary><c>table</c>, <c>view</c>, <c>materialized_view</c>, <c>cte</c>, <c>external</c>; null when it is not known.</summary>
    public string? Type { get; init; }

    /// <summary>Which parts are printed. The database is not: a file can then be renamed, copied and attached under another
    /// name, and the views in it still find their tables.</summary>
    public RelationParts Shown { get; init; } = new(Database: false, Schema: true, Identifier: true);

    /// <summary>Which parts are quoted.</summary>
    public RelationParts Quoted { get; init; } = new(Database: true, Schema: true, Identifier: true);

    /// <summary>A query in brackets that stands for a part of its rows, where the run is to read no others; null for all of
    /// them. <c>render()</c> still gives the name, as in dbt.</summary>
    public string? Part { get; init; }

    public string TypeName => "Relation";

    public bool IsTrue => true;

    /// <summary>As in dbt; macros of packages tell a relation from a text by this and by its metadata.</summary>
    public bool IsMapping => true;

    public IEnumerable<string> AttributeNames =>
    [
        .. Methods.Names, "database", "schema", "identifier", "name", "table", "type", "path", "is_table", "is_view", "is_cte",
        "is_materialized_view", "is_external", "is_pointer", "can_be_renamed", "can_be_replaced", "quote_policy", "include_policy",
    ];

    public static RelationValue Of(RelationName name, string? type = null) =>
        new() { Database = name.Database, Schema = name.Schema, Identifier = name.Identifier, Type = type };

    /// <summary>The same, with its database printed if that is not the target's own.</summary>
    public RelationValue InDatabaseOf(ProfileTarget target) =>
        Database is null || target.Database is null || Same(Database, target.Database) ? this : this with { Shown = Shown with { Database = true } };

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "database" => Database,
            "schema" => Schema,
            "identifier" or "name" or "table" => Identifier,
            "type" => Type,
            "path" => Path(),
            "quote_policy" => RelationClassValue.Policy(Quoted),
            "include_policy" => RelationClassValue.Policy(Shown),
            "quote_character" => "\"",
            _ => Truth(name) ?? (object?)RelationClassValue.KindOf(name) ?? Miss,
        };
        return !ReferenceEquals(value, Miss) || Methods.TryBind(this, name, out value);
    }

    public string Print() => Part ?? Name();

    string Name()
    {
        if (Type == "cte")
            return Identifier ?? "";
        var text = new StringBuilder();
        Append(text, Database, Shown.Database, Quoted.Database);
        Append(text, Schema, Shown.Schema, Quoted.Schema);
        Append(text, Identifier, Shown.Identifier, Quoted.Identifier);
        return text.ToString();
    }

    public string PrintQuoted() => $"<Relation {Name()}>";

    /// <summary>The relation with what a dictionary says: <c>path</c>, <c>type</c>, <c>quote_policy</c>, <c>include_policy</c>.</summary>
    public RelationValue With(JinjaDict changes)
    {
        var changed = changes["path"] is JinjaDict path ? WithPath(path) : this;
        return changed with
        {
            Type = changes["type"] is { } type ? JinjaValue.Str(type) : changed.Type,
            Quoted = Parts(Quoted, changes["quote_policy"]),
            Shown = Parts(Shown, changes["include_policy"]),
        };
    }

    RelationValue WithPath(JinjaDict path) => this with
    {
        Database = path.TryGet("database", out var database) ? database as string : Database,
        Schema = path.TryGet("schema", out var schema) ? schema as string : Schema,
        Identifier = path.TryGet("identifier", out var identifier) ? identifier as string : Identifier,
    };

    bool? Truth(string name) => name switch
    {
        "is_table" => Type == "table",
        "is_view" => Type == "view",
        "is_cte" => Type == "cte",
        "is_external" => Type == "external",
        "is_materialized_view" => Type == "materialized_view",
        "is_pointer" or "is_dynamic_table" or "is_delta" or "is_iceberg" => false,
        "can_be_renamed" or "renameable" => Type is "table" or "view" or "materialized_view",
        "can_be_replaced" => Type is "table" or "view",
        _ => null,
    };

    JinjaDict Path() => new() { ["database"] = Database, ["schema"] = Schema, ["identifier"] = Identifier };

    JinjaDict Facts() => new()
    {
        ["path"] = Path(),
        ["type"] = Type,
        ["quote_character"] = "\"",
        ["include_policy"] = RelationClassValue.Policy(Shown),
        ["quote_policy"] = RelationClassValue.Policy(Quoted),
    };

    /// <summary>Macro packages ask a value for its metadata to learn whether it is a relation.</summary>
    object? Get(string key, object? otherwise) => key == "metadata"
        ? new JinjaDict { ["type"] = "Relation" }
        : Facts().TryGet(key, out var value) ? value : otherwise;

    static void Append(StringBuilder text, string? part, bool shown, bool quoted)
    {
        if (!shown || string.IsNullOrEmpty(part))
            return;
        if (text.Length > 0)
            text.Append('.');
        if (quoted)
            text.Append(new SqlIdentifier(part));
        else
            text.Append(part);
    }

    static RelationParts Parts(RelationParts before, BoundArguments given) => new(
        given[0] is null ? before.Database : given.IsTrue(0),
        given[1] is null ? before.Schema : given.IsTrue(1),
        given[2] is null ? before.Identifier : given.IsTrue(2));

    static RelationParts Parts(RelationParts before, object? policy) => policy is not JinjaDict parts
        ? before
        : new(
            parts["database"] as bool? ?? before.Database,
            parts["schema"] as bool? ?? before.Schema,
            parts["identifier"] as bool? ?? before.Identifier);

    RelationValue InformationSchema(string? view) => this with
    {
        Schema = "information_schema",
        Identifier = view?.ToLowerInvariant(),
        Type = null,
        Quoted = new(Database: true, Schema: false, Identifier: false),
    };

    static bool Same(string? own, string? asked) =>
        asked is null || string.Equals(own, asked, StringComparison.OrdinalIgnoreCase);
}
