using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>api.Column</c>: makes columns and translates types.</summary>
sealed class ColumnClassValue : IJinjaObject
{
    static readonly JinjaFunction Create = new(
        "Column(column, dtype, char_size=None, numeric_precision=None, numeric_scale=None)",
        given => new ColumnValue(given.Text(0), given.Text(1)));

    static readonly HostMethods<ColumnClassValue> Methods = new()
    {
        ["create(name, label_or_dtype)"] = (_, given) => new ColumnValue(given.Text(0), ColumnValue.Translate(given.Text(1))),
        ["translate_type(dtype)"] = (_, given) => ColumnValue.Translate(given.Text(0)),
        ["numeric_type(dtype, precision=None, scale=None)"] = (_, given) =>
            given[1] is null ? given.Text(0) : $"{given.Text(0)}({JinjaValue.Str(given[1])},{JinjaValue.Str(given[2])})",
        ["string_type(size)"] = (_, given) => $"character varying({given.Integer(0)})",
    };

    public string TypeName => "Column";

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments) => Create.Call(arguments);

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public string Print() => "<class Column>";
}
