using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Compile;

/// <summary>What a statement answered: <c>load_result(name)</c>.</summary>
/// <param name="Response">What the engine said.</param>
/// <param name="Table">Its rows; null when none were fetched.</param>
sealed record StatementResult(object? Response, TableValue? Table) : IJinjaObject
{
    public string TypeName => "Result";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => ["response", "table", "data"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "response" => Response,
            "table" => Table,
            "data" => new JinjaList(Table?.Rows().Select(object? (row) => new JinjaTuple([.. row.Items])) ?? []),
            _ => null,
        };
        return name is "response" or "table" or "data";
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && TryGetAttribute(name, out value);
    }

    public string Print() => JinjaValue.Str(Response);
}
