using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary>A package's name in a template: <c>dbt.type_string()</c>.</summary>
sealed class PackageValue(Rendering rendering, string package) : IJinjaObject
{
    public string TypeName => "Package";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => rendering.Context.Macros.NamesIn(package);

    public bool TryGetAttribute(string name, out object? value)
    {
        value = rendering.Context.Macros.TryFind(package, name, out var macro) ? rendering.Load(macro) : null;
        return value is not null;
    }

    public string Print() => package;
}
