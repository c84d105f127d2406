using System.Text;
using Mixdown.Jinja;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's Relation: the name of a table or view in SQL. Immutable.</summary>
sealed record RelationValue : IJinjaObject
{
    static readonly HostMethods<RelationValue> Methods = new()
    {
        ["include(database=None, schema=None, identifier=None)"] = (self, given) => self.Include(given),
        ["quote(database=None, schema=None, identifier=None)"] = (self, given) => self.Quote(given),
        ["incorporate(path=None, type=None)"] = (self, given) => self.Incorporate(given),
        ["without_identifier()"] = (self, _) => self with { Shown = self.Shown with { Identifier = false } },
        ["information_schema(view_name=None)"] = (self, given) => self.InformationSchema(given.TextOrNull(0)),
        ["replace_path(database=?, schema=?, identifier=?)"] = (self, given) => self.Incorporate(given, 0),
        ["render()"] = (self, _) => self.Name(),
        ["matches(database=None, schema=None, identifier=None)"] = (self, given) =>
            Same(self.Database, given.TextOrNull(0)) && Same(self.Schema, given.TextOrNull(1)) && Same(self.Identifier, given.TextOrNull(2)),
    };

    public string? Database { get; init; }

    public string? Schema { get; init; }

    public string? Identifier { get; init; }

    /// <summary><c>table</c>, <c>view</c>, <c>cte</c>, <c>external</c>; null when it is not known.</summary>
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

    public IEnumerable<string> AttributeNames =>
        [.. Methods.Names, "database", "schema", "identifier", "name", "table", "type", "is_table", "is_view", "is_cte"];

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
            "is_table" => Type == "table",
            "is_view" => Type == "view",
            "is_cte" => Type == "cte",
            "is_materialized_view" => Type == "materialized_view",
            "is_pointer" or "is_dynamic_table" => false,
            "can_be_renamed" or "can_be_replaced" or "renameable" => Type is "table" or "view",
            "MaterializedView" => "materialized_view",
            "View" => "view",
            "Table" => "table",
            _ => HostMethodsMiss,
        };
        return !ReferenceEquals(value, HostMethodsMiss) || Methods.TryBind(this, name, out value);
    }

    static readonly object HostMethodsMiss = new();

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

    public string PrintQuoted() => $"<Relation {Print()}>";

    static void Append(StringBuilder text, string? part, bool shown, bool quoted)
    {
        if (!shown || string.IsNullOrEmpty(part))
            return;
        if (text.Length > 0)
            text.Append('.');
        if (quoted)
            text.Append(new Data.Naming.SqlIdentifier(part));
        else
            text.Append(part);
    }

    RelationValue Include(BoundArguments given) => this with { Shown = Parts(Shown, given) };

    RelationValue Quote(BoundArguments given) => this with { Quoted = Parts(Quoted, given) };

    static RelationParts Parts(RelationParts before, BoundArguments given) => new(
        given[0] is null ? before.Database : given.IsTrue(0),
        given[1] is null ? before.Schema : given.IsTrue(1),
        given[2] is null ? before.Identifier : given.IsTrue(2));

    RelationValue Incorporate(BoundArguments given)
    {
        var changed = given[1] is null ? this : this with { Type = JinjaValue.Str(given[1]) };
        if (given[0] is not Jinja.Values.JinjaDict path)
            return changed;
        return changed with
        {
            Database = path.TryGet("database", out var database) ? database as string : Database,
            Schema = path.TryGet("schema", out var schema) ? schema as string : Schema,
            Identifier = path.TryGet("identifier", out var identifier) ? identifier as string : Identifier,
        };
    }

    RelationValue Incorporate(BoundArguments given, int from) => this with
    {
        Database = given.Has(from) ? given.TextOrNull(from) : Database,
        Schema = given.Has(from + 1) ? given.TextOrNull(from + 1) : Schema,
        Identifier = given.Has(from + 2) ? given.TextOrNull(from + 2) : Identifier,
    };

    RelationValue InformationSchema(string? view) => this with
    {
        Schema = "information_schema",
        Identifier = view?.ToLowerInvariant(),
        Quoted = new(Database: true, Schema: false, Identifier: false),
    };

    static bool Same(string? own, string? asked) =>
        asked is null || string.Equals(own, asked, StringComparison.OrdinalIgnoreCase);
}
