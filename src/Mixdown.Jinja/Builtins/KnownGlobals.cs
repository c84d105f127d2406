using System.Globalization;
using Mixdown.Jinja.Builtins.Methods;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Builtins;

/// <summary>Jinja2's own functions, and dbt's <c>return</c>, which ends the macro that is running.</summary>
static class KnownGlobals
{
    public static Dictionary<string, object?> All { get; } = FunctionTable.Of(
        new("range(start, stop=?, step=1)", Range),
        new("dict(*args, **kwargs)", Dict),
        new("namespace(*args, **kwargs)", a => new JinjaNamespace(Dict(a))),
        new("cycler(*items)", a => new Cycler((JinjaTuple)a[0]!)),
        new("joiner(sep=?)", a => new Joiner(a.Has(0) ? a[0] : ", ")),
        new("return(data=None)", Return))
        .ToDictionary(entry => entry.Key, entry => (object?)entry.Value, StringComparer.Ordinal);

    static JinjaRange Range(BoundArguments a)
    {
        var (start, stop, step) = a.Has(1) ? (Whole(a[0]), Whole(a[1]), Whole(a[2])) : (0, Whole(a[0]), 1);
        if (step == 0)
            throw new JinjaException(JinjaErrorKind.Value, "range() arg 3 must not be zero");
        var limit = a.Run.Environment.Options.Limits.RangeLength;
        if (Int128.Abs(((Int128)stop - start) / step) > limit && stop > start == step > 0)
            throw new JinjaException(JinjaErrorKind.Limit, $"range() is longer than {limit.ToString(CultureInfo.InvariantCulture)}");
        return new JinjaRange(start, stop, step);
    }

    static long Whole(object? value) => value switch
    {
        JinjaUndefined undefined => throw undefined.Fail(),
        _ when Numbers.TryLong(value, out var number) => number,
        _ => throw new JinjaException(JinjaErrorKind.Type, $"'{TypeNames.Of(value)}' object cannot be interpreted as an integer"),
    };

    static JinjaDict Dict(BoundArguments a)
    {
        var dict = new JinjaDict();
        foreach (var other in (JinjaTuple)a[0]!)
            dict.Update(DictMethods.Entries(other));
        dict.Update((JinjaDict)a[1]!);
        return dict;
    }

    static object? Return(BoundArguments a)
    {
        a.Run.Return(a[0]);
        return "";
    }
}
