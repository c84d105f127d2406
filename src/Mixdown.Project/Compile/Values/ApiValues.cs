using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>api.Relation</c> and <c>api.Column</c>.</summary>
static class ApiValues
{
    public static JinjaDict Create() => new()
    {
        ["Relation"] = new JinjaDict
        {
            ["create"] = new JinjaFunction("create(database=None, schema=None, identifier=None, type=None, **kwargs)", Relation),
        },
        ["Column"] = new ColumnClassValue(),
    };

    static RelationValue Relation(BoundArguments given) => new()
    {
        Database = given.TextOrNull(0),
        Schema = given.TextOrNull(1),
        Identifier = given.TextOrNull(2),
        Type = given.TextOrNull(3),
    };
}
