using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Jinja;
using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's <c>adapter</c>. What it does to the warehouse is written in macros; it only knows what is there.</summary>
sealed class AdapterValue(Rendering rendering) : IJinjaObject
{
    static readonly HostMethods<AdapterValue> Methods = new()
    {
        ["dispatch(macro_name, macro_namespace=None, packages=None)"] = (self, given) => self.Dispatch(given.Text(0), given.TextOrNull(1)),
        ["execute(sql, auto_begin=False, fetch=False, limit=None)"] = (self, given) => self.Execute(given.Text(0), given.IsTrue(2)),
        ["get_relation(database=None, schema=None, identifier=None)"] = (self, given) =>
            self.Find(given.TextOrNull(0), given.TextOrNull(1), given.TextOrNull(2)),
        ["load_relation(relation)"] = (self, given) => self.Find(given.As<RelationValue>(0, "a Relation")),
        ["get_columns_in_relation(relation)"] = (self, given) => self.Asks("get_columns_in_relation", given[0]),
        ["get_column_schema_from_query(sql)"] = (self, given) => self.Asks("get_column_schema_from_query", given[0]),
        ["get_missing_columns(from_relation, to_relation)"] = (self, given) => self.Missing(given[0], given[1]),
        ["list_relations_without_caching(schema_relation)"] = (self, given) => self.List(given.As<RelationValue>(0, "a Relation").Schema),
        ["check_schema_exists(database, schema)"] = (self, given) => self.Asks("check_schema_exists", given[0], given[1]),
        ["create_schema(relation)"] = (self, given) => self.Does("create_schema", given[0]),
        ["drop_schema(relation)"] = (self, given) => self.Does("drop_schema", given[0]),
        ["drop_relation(relation)"] = (self, given) => self.Drop(given.As<RelationValue>(0, "a Relation")),
        ["truncate_relation(relation)"] = (self, given) => self.Does("truncate_relation", given[0]),
        ["rename_relation(from_relation, to_relation)"] = (self, given) =>
            self.Rename(given.As<RelationValue>(0, "a Relation"), given.As<RelationValue>(1, "a Relation")),
        ["expand_target_column_types(from_relation, to_relation)"] = (_, _) => "",
        ["cache_added(relation)"] = (self, given) => self.Added(given.As<RelationValue>(0, "a Relation")),
        ["cache_dropped(relation)"] = (self, given) => self.Dropped(given.As<RelationValue>(0, "a Relation")),
        ["cache_renamed(from_relation, to_relation)"] = (_, _) => "",
        ["quote(identifier)"] = (_, given) => new SqlIdentifier(given.Text(0)).ToString(),
        ["quote_as_configured(identifier, quote_key)"] = (_, given) => new SqlIdentifier(given.Text(0)).ToString(),
        ["quote_seed_column(column, quote_config)"] = (_, given) => new SqlIdentifier(given.Text(0)).ToString(),
        ["type()"] = (self, _) => self.Dialect,
        ["commit()"] = (_, _) => "",
        ["verify_database(database)"] = (_, _) => "",
        ["valid_incremental_strategies()"] = (_, _) => new JinjaList(StrategyMacros.BuiltIn),
        ["get_incremental_strategy_macro(context, strategy)"] = (self, given) => StrategyMacros.Incremental(self._rendering, given.Text(1)),
        ["get_snapshot_strategy_macro(strategy)"] = (self, given) => StrategyMacros.Snapshot(self._rendering, given.Text(0)),
        ["name_with_suffix(name, suffix)"] = (_, given) => LongNames.WithSuffix(given.Text(0), given.Text(1)),
        ["note_once(text)"] = (self, given) => self._rendering.Context.PrintOnce(given.Text(0)),
    };

    readonly Rendering _rendering = rendering;

    public string TypeName => "adapter";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => Methods.Names;

    string Dialect => _rendering.Context.Target.Type;

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch { "Relation" => ApiValues.Create()["Relation"], "Column" => new ColumnClassValue(), _ => null };
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public string Print() => "<adapter>";

    JinjaMacro Dispatch(string name, string? space)
    {
        var macros = _rendering.Context.Macros;
        if (name.Split('.') is [var package, var bare])
            (space, name) = (package, bare);
        var found = macros.Dispatch(name, macros.SearchOrder(space, _rendering.Context.Project.DispatchOrder), Dialect);
        return found is not null
            ? _rendering.Load(found)
            : throw new JinjaException(JinjaErrorKind.Undefined, $"There is no macro '{Dialect}__{name}' and no 'default__{name}'")
            {
                UnknownName = name,
                Candidates = [.. macros.Names.Where(known => known.StartsWith("default__", StringComparison.Ordinal)).Select(known => known[9..])],
            };
    }

    /// <summary>The response and the rows; while the project is read nothing is asked and nothing comes back.</summary>
    JinjaTuple Execute(string sql, bool fetch)
    {
        if (_rendering.Warehouse is not { } warehouse)
            return new JinjaTuple(new ResponseValue("OK", -1), new TableValue(new ResultTable([], [])));
        if (!fetch)
            return new JinjaTuple(new ResponseValue(StatementCode.Of(sql), warehouse.Execute(sql)), new TableValue(new ResultTable([], [])));
        var table = warehouse.Query(sql);
        return new JinjaTuple(new ResponseValue("SELECT", table.Rows.Count), new TableValue(table));
    }

    object? Asks(string macro, params object?[] arguments) =>
        _rendering.Warehouse is null ? new JinjaList() : _rendering.Call(macro, arguments);

    object? Does(string macro, params object?[] arguments) =>
        _rendering.Warehouse is null ? "" : _rendering.Call(macro, arguments);

    RelationValue? Find(string? database, string? schema, string? identifier) =>
        _rendering.Warehouse?.Relations.Find(schema ?? "", identifier ?? "") is { } type
            ? new RelationValue { Database = database, Schema = schema, Identifier = identifier, Type = type }
            : null;

    RelationValue? Find(RelationValue relation) => Find(relation.Database, relation.Schema, relation.Identifier);

    JinjaList List(string? schema) => new((_rendering.Warehouse?.Relations.In(schema ?? "") ?? [])
        .Select(object? (found) => new RelationValue { Schema = schema, Identifier = found.Identifier, Type = found.Type }));

    JinjaList Missing(object? from, object? to)
    {
        if (Asks("get_columns_in_relation", from) is not JinjaList wanted || Asks("get_columns_in_relation", to) is not JinjaList there)
            return new JinjaList();
        var known = there.OfType<ColumnValue>().Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new JinjaList(wanted.OfType<ColumnValue>().Where(column => !known.Contains(column.Name)));
    }

    object? Drop(RelationValue relation)
    {
        Does("drop_relation", relation);
        return Dropped(relation);
    }

    string Rename(RelationValue from, RelationValue to)
    {
        Does("rename_relation", from, to);
        Added(to with { Type = to.Type ?? from.Type });
        return Dropped(from);
    }

    string Added(RelationValue relation)
    {
        _rendering.Warehouse?.Relations.Set(relation.Schema ?? "", relation.Identifier ?? "", relation.Type ?? "table");
        return "";
    }

    string Dropped(RelationValue relation)
    {
        _rendering.Warehouse?.Relations.Set(relation.Schema ?? "", relation.Identifier ?? "", null);
        return "";
    }
}
