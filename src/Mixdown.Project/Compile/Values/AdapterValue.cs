using Mixdown.Jinja;
using Mixdown.Project.Compile.Values.Adapters;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's <c>adapter</c>. What it does to the warehouse is written in macros; it only knows what is there.</summary>
sealed class AdapterValue(Rendering rendering) : IJinjaObject
{
    static readonly HostMethods<Rendering>[] Tables =
        [DispatchMethods.Table, RelationMethods.Table, ColumnMethods.Table, StatementMethods.Table, NamingMethods.Table];

    public string TypeName => "adapter";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => [.. Tables.SelectMany(table => table.Names), "Relation", "Column", "behavior"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "Relation" => new RelationClassValue(),
            "Column" => new ColumnClassValue(),
            "behavior" => new BehaviorValue(),
            _ => null,
        };
        for (var at = 0; value is null && at < Tables.Length; at++)
            Tables[at].TryBind(rendering, name, out value);
        return value is not null;
    }

    public string Print() => "<adapter>";
}
