using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>map, select, reject and their twins by attribute: made while they are taken, as Jinja2's generators.</summary>
static class ChoiceFilters
{
    public static JinjaFunction[] All() =>
    [
        new("map(value, *args, **kwargs)", a => new JinjaStream(Map(a), "sync_do_map")),
        new("select(value, *args, **kwargs)", a => Chosen(a, byAttribute: false, isWanted: true)),
        new("reject(value, *args, **kwargs)", a => Chosen(a, byAttribute: false, isWanted: false)),
        new("selectattr(value, *args, **kwargs)", a => Chosen(a, byAttribute: true, isWanted: true)),
        new("rejectattr(value, *args, **kwargs)", a => Chosen(a, byAttribute: true, isWanted: false)),
    ];

    static IEnumerable<object?> Map(BoundArguments a)
    {
        if (!Truth.Of(a[0]))
            return [];
        var (rest, named) = ((JinjaTuple)a[1]!, (JinjaDict)a[2]!);
        if (rest.Count > 0)
            return a.Items(0).Select(Filter(a, rest, named));
        if (!named.TryGet("attribute", out var path))
            throw new JinjaException(JinjaErrorKind.Arguments, "map requires a filter argument");
        return a.Items(0).Select(AttributePath.Picker(a.Run, path, named["default"], named.Has("default")));
    }

    static Func<object?, object?> Filter(BoundArguments a, JinjaTuple rest, JinjaDict named)
    {
        var environment = a.Run.Environment;
        var name = Printing.Str(rest[0]);
        if (!environment.TryFilter(name, out var filter))
            throw Unknown(JinjaErrorKind.UnknownFilter, "filter", name, environment.FilterNames);
        return item => filter!.Call(Arguments(a, item, rest.Skip(1), named));
    }

    static JinjaStream Chosen(BoundArguments a, bool byAttribute, bool isWanted)
    {
        var rest = (JinjaTuple)a[1]!;
        if (byAttribute && rest.Count == 0)
            throw new JinjaException(JinjaErrorKind.Arguments, "the filter needs the name of an attribute");
        var pick = AttributePath.Picker(a.Run, byAttribute ? rest[0] : null);
        var test = Test(a, byAttribute ? 1 : 0);
        return new JinjaStream(a.Items(0).Where(item => test(pick(item)) == isWanted), "select_or_reject");
    }

    static Func<object?, bool> Test(BoundArguments a, int at)
    {
        var (rest, named) = ((JinjaTuple)a[1]!, (JinjaDict)a[2]!);
        if (rest.Count <= at)
            return Truth.Of;
        var environment = a.Run.Environment;
        var name = Printing.Str(rest[at]);
        if (!environment.TryTest(name, out var test))
            throw Unknown(JinjaErrorKind.UnknownTest, "test", name, environment.TestNames);
        return item => Truth.Of(test!.Call(Arguments(a, item, rest.Skip(at + 1), named)));
    }

    static JinjaArguments Arguments(BoundArguments a, object? item, IEnumerable<object?> rest, JinjaDict named) =>
        new(a.Run, a.At, [item, .. rest], [.. named.Keys.Select(Printing.Str)], [.. named.Values]);

    static JinjaException Unknown(JinjaErrorKind kind, string what, string name, IEnumerable<string> known) =>
        new(kind, $"there is no {what} '{name}'") { UnknownName = name, Candidates = [.. known] };
}
