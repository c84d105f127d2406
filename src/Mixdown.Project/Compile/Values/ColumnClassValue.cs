using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>api.Column</c>: makes columns and translates types.</summary>
sealed class ColumnClassValue : IJinjaObject
{
    static readonly JinjaFunction Make = new(
        "Column(column, dtype, char_size=None, numeric_precision=None, numeric_scale=None)",
        given => ColumnValue.Of(given.Text(0), given.Text(1), given[2], given[3], given[4]));

    static readonly HostMethods<ColumnClassValue> Methods = new()
    {
        ["create(name, label_or_dtype)"] = (_, given) => new ColumnValue(given.Text(0), ColumnValue.Translate(given.Text(1))),
        ["from_description(name, raw_data_type)"] = (_, given) => new ColumnValue(given.Text(0), given.Text(1)),
        ["translate_type(dtype)"] = (_, given) => ColumnValue.Translate(given.Text(0)),
        ["numeric_type(dtype, precision=None, scale=None)"] = (_, given) => ColumnValue.NumericType(given.Text(0), given[1], given[2]),
        ["string_type(size)"] = (_, given) => ColumnValue.StringType(given.Integer(0)),
    };

    public string TypeName => "Column";

    public bool IsCallable => true;

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => Methods.Names;

    public object? Call(JinjaArguments arguments) => Make.Call(arguments);

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public string Print() => "<class Column>";
}
