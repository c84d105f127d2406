using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins;

/// <summary>Jinja2's own tests.</summary>
static class KnownTests
{
    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of([.. OfTypes(), .. OfValues(), .. Comparisons()])
        .Also("==", "eq").Also("equalto", "eq").Also("!=", "ne")
        .Also("<", "lt").Also("lessthan", "lt").Also("<=", "le")
        .Also(">", "gt").Also("greaterthan", "gt").Also(">=", "ge");

    static JinjaFunction[] OfTypes() =>
    [
        new("defined(value)", a => a[0] is not JinjaUndefined),
        new("undefined(value)", a => a[0] is JinjaUndefined),
        new("none(value)", a => a[0] is null),
        new("boolean(value)", a => a[0] is bool),
        new("true(value)", a => a[0] is true),
        new("false(value)", a => a[0] is false),
        new("integer(value)", a => Numbers.IsInteger(a[0]) && a[0] is not bool),
        new("float(value)", a => a[0] is double),
        new("number(value)", a => Numbers.IsNumber(a[0])),
        new("string(value)", a => a[0] is string),
        new("mapping(value)", a => a[0] is JinjaDict or IJinjaObject { IsMapping: true }),
        new("iterable(value)", a => Iteration.TryOver(a[0]) is not null),
        new("sequence(value)", a => a[0] is string or JinjaList or JinjaTuple or JinjaRange or JinjaDict),
        new("callable(value)", a => a[0] is IJinjaObject { IsCallable: true }),
        new("escaped(value)", _ => false),
    ];

    static JinjaFunction[] OfValues() =>
    [
        new("odd(value)", a => Equality.AreEqual(Modulo(a[0], 2L), 1L)),
        new("even(value)", a => Equality.AreEqual(Modulo(a[0], 2L), 0L)),
        new("divisibleby(value, num)", a => Equality.AreEqual(Modulo(a[0], a[1]), 0L)),
        new("lower(value)", a => Texts.IsCase(Printing.Str(a[0]), char.IsLower, char.IsUpper)),
        new("upper(value)", a => Texts.IsCase(Printing.Str(a[0]), char.IsUpper, char.IsLower)),
        new("sameas(value, other)", a => ReferenceEquals(a[0], a[1]) || (a[0] is string or long or bool && Equality.AreEqual(a[0], a[1]) && a[0]!.GetType() == a[1]!.GetType())),
        new("filter(value)", a => a.Run.Environment.TryFilter(Printing.Str(a[0]), out _)),
        new("test(value)", a => a.Run.Environment.TryTest(Printing.Str(a[0]), out _)),
    ];

    static JinjaFunction[] Comparisons() =>
    [
        new("eq(a, b)", a => Ordering.Holds(Comparison.Equal, a[0], a[1])),
        new("ne(a, b)", a => Ordering.Holds(Comparison.NotEqual, a[0], a[1])),
        new("lt(a, b)", a => Ordering.Holds(Comparison.Less, a[0], a[1])),
        new("le(a, b)", a => Ordering.Holds(Comparison.LessOrEqual, a[0], a[1])),
        new("gt(a, b)", a => Ordering.Holds(Comparison.Greater, a[0], a[1])),
        new("ge(a, b)", a => Ordering.Holds(Comparison.GreaterOrEqual, a[0], a[1])),
        new("in(value, seq)", a => Membership.Contains(a[1], a[0])),
    ];

    static object? Modulo(object? value, object? by) => Arithmetic.Apply(TokenKind.Modulo, value, by);
}
