using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>api.Relation</c> and <c>api.Column</c>.</summary>
static class ApiValues
{
    public static JinjaDict Create() => new() { ["Relation"] = new RelationClassValue(), ["Column"] = new ColumnClassValue() };
}
