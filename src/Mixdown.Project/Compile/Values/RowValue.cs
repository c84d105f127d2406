using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>One row of a <see cref="TableValue"/>: by position, by column name, or one value after another.</summary>
sealed class RowValue(string[] names, object?[] values) : IJinjaObject
{
    static readonly HostMethods<RowValue> Methods = new()
    {
        ["values()"] = (self, _) => new JinjaTuple([.. self.Items]),
        ["keys()"] = (self, _) => new JinjaTuple([.. self.AttributeNames]),
        ["items()"] = (self, _) => new JinjaList(self.AttributeNames.Zip(self.Items, object? (name, value) => new JinjaTuple(name, value))),
        ["dict()"] = (self, _) => new JinjaDict(self.AttributeNames.Zip(self.Items, (name, value) => new KeyValuePair<object?, object?>(name, value))),
        ["get(name, default=None)"] = (self, given) => self.TryGetItem(given[0], out var value) ? value : given[1],
    };

    public string TypeName => "Row";

    public int? Count => values.Length;

    public IEnumerable<object?> Items => values;

    public IEnumerable<string> AttributeNames => names;

    public bool TryGetAttribute(string name, out object? value) =>
        Methods.TryBind(this, name, out value) || TryGetItem(name, out value);

    public bool TryGetItem(object? key, out object? value)
    {
        var index = key switch
        {
            long at => (int)(at < 0 ? at + values.Length : at),
            string name => Array.IndexOf(names, name),
            _ => -1,
        };
        var found = index >= 0 && index < values.Length;
        value = found ? values[index] : null;
        return found;
    }

    public string Print() => $"<Row ({string.Join(", ", values.Select(JinjaValue.Repr))})>";
}
