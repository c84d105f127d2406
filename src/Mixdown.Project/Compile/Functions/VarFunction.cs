using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Packages;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>var(name, default)</c> and <c>var.has_var(name)</c>.</summary>
/// <param name="vars">Have the values.</param>
/// <param name="asked">Receives each variable that was asked for, with what it was.</param>
sealed class VarFunction(Variables vars, IDictionary<string, object?> asked) : IJinjaObject
{
    readonly JinjaFunction _get = new("var(name, default=?)", given => Get(vars, asked, given));

    public string TypeName => "Var";

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments) => _get.Call(arguments);

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name == "has_var" ? new JinjaFunction("has_var(name)", given => vars.TryGet(given.Text(0), out _)) : null;
        return value is not null;
    }

    public string Print() => "<Var>";

    static object? Get(Variables vars, IDictionary<string, object?> asked, BoundArguments given)
    {
        var name = given.Text(0);
        if (vars.TryGet(name, out var value))
        {
            asked[name] = value;
            return JinjaValue.From(value);
        }
        if (given.Has(1))
            return given[1];
        throw new JinjaException(JinjaErrorKind.Raised, $"The variable '{name}' has no value")
        {
            Hint = DidYouMean.Guess(name, vars.Names) is { } guess
                ? $"Did you mean '{guess}'?"
                : $"Set it under 'vars:' in dbt_project.yml or with --vars, or give a default: var('{name}', '…').",
        };
    }
}
