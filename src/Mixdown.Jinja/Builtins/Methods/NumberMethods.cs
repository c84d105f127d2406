using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Builtins.Methods;

/// <summary>Methods of int, float and Decimal.</summary>
static class NumberMethods
{
    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of(
        new("is_integer(self)", a => a[0] is not double number || number % 1 == 0),
        new("bit_length(self)", a => a[0] is long number ? Numbers.Big(number).GetBitLength() : throw NotAnInt(a[0])));

    static JinjaException NotAnInt(object? value) =>
        new(JinjaErrorKind.Type, $"'{TypeNames.Of(value)}' object has no attribute 'bit_length'");
}
