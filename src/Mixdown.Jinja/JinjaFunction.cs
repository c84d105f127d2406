using Mixdown.Jinja.Runtime;

namespace Mixdown.Jinja;

/// <summary>A .NET delegate that templates can call: a function, a filter (its first parameter is the value) or a test.
/// It may be called from several threads at once.</summary>
public sealed class JinjaFunction : IJinjaObject
{
    readonly Signature _signature;
    readonly Func<BoundArguments, object?> _body;

    /// <param name="signature">As Python writes it: <c>log(msg, info=False)</c>, <c>ref(*args, **kwargs)</c>. Defaults are
    /// literals; <c>=?</c> makes a parameter optional without one, see <see cref="BoundArguments.Has"/>.</param>
    /// <param name="body">Gets the bound arguments, returns a value of the types at <see cref="JinjaValue"/> or one that
    /// <see cref="JinjaValue.From"/> takes.</param>
    public JinjaFunction(string signature, Func<BoundArguments, object?> body)
    {
        _signature = Signature.Parse(signature);
        _body = body;
    }

    JinjaFunction(Signature signature, Func<BoundArguments, object?> body)
    {
        _signature = signature;
        _body = body;
    }

    /// <summary>The name before the parenthesis of its signature.</summary>
    public string Name => _signature.Name;

    /// <summary>A function of the same signature that does something else: a host that makes one for each rendering reads the
    /// signature once, which takes longer than most calls.</summary>
    /// <param name="body">As of the constructor.</param>
    public JinjaFunction With(Func<BoundArguments, object?> body) => new(_signature, body);

    /// <inheritdoc/>
    public string TypeName => "function";

    /// <inheritdoc/>
    public bool IsCallable => true;

    /// <inheritdoc/>
    public object? Call(JinjaArguments arguments) => JinjaValue.From(_body(_signature.Bind(arguments)));

    /// <inheritdoc/>
    public string Print() => $"<function {Name}>";
}
