using System.Numerics;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja;

/// <summary>Arguments that fit a signature, in the order of its parameters: defaults are filled in, <c>*args</c> is a
/// <see cref="JinjaTuple"/> and <c>**kwargs</c> a <see cref="JinjaDict"/> in their places.</summary>
public readonly struct BoundArguments
{
    readonly Signature _signature;
    readonly object?[] _values;
    readonly JinjaArguments _call;

    internal BoundArguments(Signature signature, object?[] values, JinjaArguments call)
    {
        _signature = signature;
        _values = values;
        _call = call;
    }

    /// <summary>The rendering that calls.</summary>
    public JinjaRun Run => _call.Run;

    /// <summary>The call in the template; null when the host calls.</summary>
    public JinjaPlace? At => _call.At;

    /// <summary>The argument for the parameter at <paramref name="index"/>; null also when it was left out.</summary>
    public object? this[int index] => Has(index) ? _values[index] : null;

    /// <summary>Whether the parameter at <paramref name="index"/> got a value or has a default.</summary>
    public bool Has(int index) => !ReferenceEquals(_values[index], Unset.Value);

    /// <summary>The argument as text.</summary>
    /// <exception cref="JinjaException">It is not a str.</exception>
    public string Text(int index) => this[index] as string ?? throw Unfit(index, "a str");

    /// <summary>The argument as text; null when it is None or was left out.</summary>
    /// <exception cref="JinjaException">It is neither None nor a str.</exception>
    public string? TextOrNull(int index) => this[index] is null ? null : Text(index);

    /// <summary>The argument as a whole number.</summary>
    /// <exception cref="JinjaException">It is not an int, or not in the range of 32 bits.</exception>
    public int Integer(int index) => this[index] switch
    {
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        bool flag => flag ? 1 : 0,
        BigInteger or long => throw new JinjaException(JinjaErrorKind.Value, $"{What(index)} is out of range"),
        _ => throw Unfit(index, "an int"),
    };

    /// <summary>Whether the argument counts as true.</summary>
    public bool IsTrue(int index) => Truth.Of(this[index]);

    /// <summary>What a loop over the argument meets.</summary>
    /// <exception cref="JinjaException">It cannot be looped over.</exception>
    public IEnumerable<object?> Items(int index) => Iteration.Over(this[index]);

    /// <summary>The argument as something of the host or of the engine.</summary>
    /// <exception cref="JinjaException">It is something else.</exception>
    public T As<T>(int index, string described) where T : class => this[index] as T ?? throw Unfit(index, described);

    string What(int index) => $"argument '{_signature.ParameterName(index)}' of {_signature.Name}()";

    JinjaException Unfit(int index, string wanted)
    {
        if (this[index] is JinjaUndefined undefined)
            return undefined.Fail();
        return new JinjaException(JinjaErrorKind.Type, $"{What(index)} must be {wanted}, not {TypeNames.Of(this[index])}");
    }
}
