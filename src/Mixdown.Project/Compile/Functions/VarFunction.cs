using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>var(name, default)</c> and <c>var.has_var(name)</c>.</summary>
sealed class VarFunction(Variables vars) : IJinjaObject
{
    readonly JinjaFunction _get = new("var(name, default=?)", given => Get(vars, given));

    public string TypeName => "Var";

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments) => _get.Call(arguments);

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name == "has_var" ? new JinjaFunction("has_var(name)", given => vars.TryGet(given.Text(0), out _)) : null;
        return value is not null;
    }

    public string Print() => "<Var>";

    static object? Get(Variables vars, BoundArguments given)
    {
        var name = given.Text(0);
        if (vars.TryGet(name, out var value))
            return JinjaValue.From(value);
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
