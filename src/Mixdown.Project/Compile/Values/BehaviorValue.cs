using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>adapter.behavior</c>: dbt's switches between its older and its newer ways. Whatever a macro asks for is off, as
/// it is in a project that sets none.</summary>
sealed class BehaviorValue : IJinjaObject
{
    public string TypeName => "Behavior";

    public bool IsTrue => true;

    public bool TryGetAttribute(string name, out object? value)
    {
        value = new Switch(name);
        return true;
    }

    public string Print() => "<Behavior>";

    sealed class Switch(string name) : IJinjaObject
    {
        public string TypeName => "BehaviorFlag";

        public bool IsTrue => false;

        public bool TryGetAttribute(string attribute, out object? value)
        {
            value = attribute switch { "no_warn" or "setting" => false, "name" => name, _ => null };
            return value is not null;
        }

        public string Print() => "False";
    }
}
