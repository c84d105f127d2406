using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's AdapterResponse.</summary>
/// <param name="Code">What was done: <c>OK</c>, <c>SELECT</c>.</param>
/// <param name="Rows">Rows changed or read; -1 where it is not known.</param>
/// <param name="Said">The message instead of the code; null for the code.</param>
sealed record ResponseValue(string Code, long Rows, string? Said = null) : IJinjaObject
{
    public string TypeName => "AdapterResponse";

    public bool IsTrue => true;

    public string Message => Said ?? StatementCode.Message(Code, Rows);

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "code" => Code,
            "rows_affected" => Rows,
            "_message" or "message" => Message,
            _ => null,
        };
        return value is not null;
    }

    public string Print() => Message;
}
