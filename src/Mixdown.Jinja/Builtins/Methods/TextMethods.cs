using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Methods;

/// <summary>Methods of str.</summary>
static class TextMethods
{
    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of(
    [
        .. Cases(),
        .. Ends(),
        .. Cuts(),
        .. Searches(),
        .. Questions(),
        new("format(self, *args, **kwargs)", a => BraceFormat.Apply(a.Run, Self(a), (JinjaTuple)a[1]!, (JinjaDict)a[2]!)),
        new("format_map(self, mapping)", a => BraceFormat.Apply(a.Run, Self(a), JinjaTuple.Empty, a.As<JinjaDict>(1, "a dict"))),
        new("join(self, items)", a => Join(Self(a), a.Items(1))),
        new("encode(self, encoding='utf-8', errors='strict')", a => Self(a)),
    ]);

    static string Self(BoundArguments a) => (string)a[0]!;

    static JinjaFunction[] Cases() =>
    [
        new("lower(self)", a => Texts.Lower(Self(a))),
        new("casefold(self)", a => Texts.Lower(Self(a))),
        new("upper(self)", a => Texts.Upper(Self(a))),
        new("capitalize(self)", a => Texts.Capitalize(Self(a))),
        new("title(self)", a => Texts.Title(Self(a))),
        new("swapcase(self)", a => Texts.SwapCase(Self(a))),
    ];

    static JinjaFunction[] Ends() =>
    [
        new("strip(self, chars=None)", a => Texts.Strip(Self(a), a.TextOrNull(1))),
        new("lstrip(self, chars=None)", a => Texts.Strip(Self(a), a.TextOrNull(1), right: false)),
        new("rstrip(self, chars=None)", a => Texts.Strip(Self(a), a.TextOrNull(1), left: false)),
        new("startswith(self, prefix, start=0)", a => Any(a[1], part => From(a, 2).StartsWith(part, StringComparison.Ordinal))),
        new("endswith(self, suffix)", a => Any(a[1], part => Self(a).EndsWith(part, StringComparison.Ordinal))),
        new("removeprefix(self, prefix)", a => Self(a).StartsWith(a.Text(1), StringComparison.Ordinal) ? Self(a)[a.Text(1).Length..] : Self(a)),
        new("removesuffix(self, suffix)", a => Self(a).EndsWith(a.Text(1), StringComparison.Ordinal) ? Self(a)[..^a.Text(1).Length] : Self(a)),
        new("ljust(self, width, fillchar=' ')", a => Self(a).PadRight(Width(a), a.Text(2)[0])),
        new("rjust(self, width, fillchar=' ')", a => Self(a).PadLeft(Width(a), a.Text(2)[0])),
        new("center(self, width, fillchar=' ')", a => Texts.Center(Self(a), Width(a), a.Text(2)[0])),
        new("zfill(self, width)", a => Texts.FillZeros(Self(a), Width(a))),
    ];

    static JinjaFunction[] Cuts() =>
    [
        new("split(self, sep=None, maxsplit=-1)", a => Texts.Split(Self(a), a.TextOrNull(1), a.Integer(2))),
        new("rsplit(self, sep=None, maxsplit=-1)", a => Texts.SplitFromRight(Self(a), a.TextOrNull(1), a.Integer(2))),
        new("splitlines(self, keepends=False)", a => Texts.Lines(Self(a), a.IsTrue(1))),
        new("partition(self, sep)", a => Partition(Self(a), a.Text(1), Self(a).IndexOf(a.Text(1), StringComparison.Ordinal), isLeft: true)),
        new("rpartition(self, sep)", a => Partition(Self(a), a.Text(1), Self(a).LastIndexOf(a.Text(1), StringComparison.Ordinal), isLeft: false)),
        new("replace(self, old, new, count=-1)", a => Texts.Replace(Self(a), a.Text(1), a.Text(2), a.Integer(3))),
        new("expandtabs(self, tabsize=8)", a => Self(a).Replace("\t", new string(' ', Math.Clamp(a.Integer(1), 0, 100)), StringComparison.Ordinal)),
    ];

    static JinjaFunction[] Searches() =>
    [
        new("find(self, sub, start=0)", a => Find(a, isFirst: true)),
        new("rfind(self, sub, start=0)", a => Find(a, isFirst: false)),
        new("index(self, sub, start=0)", a => Found(Find(a, isFirst: true))),
        new("rindex(self, sub, start=0)", a => Found(Find(a, isFirst: false))),
        new("count(self, sub)", a => Count(Self(a), a.Text(1))),
    ];

    static JinjaFunction[] Questions() =>
    [
        new("isdigit(self)", a => Self(a).Length > 0 && Self(a).All(char.IsDigit)),
        new("isdecimal(self)", a => Self(a).Length > 0 && Self(a).All(char.IsDigit)),
        new("isnumeric(self)", a => Self(a).Length > 0 && Self(a).All(char.IsNumber)),
        new("isalpha(self)", a => Self(a).Length > 0 && Self(a).All(char.IsLetter)),
        new("isalnum(self)", a => Self(a).Length > 0 && Self(a).All(char.IsLetterOrDigit)),
        new("isspace(self)", a => Texts.IsWhite(Self(a))),
        new("islower(self)", a => Texts.IsCase(Self(a), char.IsLower, char.IsUpper)),
        new("isupper(self)", a => Texts.IsCase(Self(a), char.IsUpper, char.IsLower)),
        new("istitle(self)", a => Self(a).Any(char.IsLetter) && Texts.Title(Self(a)) == Self(a)),
        new("isidentifier(self)", a => Texts.IsIdentifier(Self(a))),
        new("isascii(self)", a => Self(a).All(char.IsAscii)),
    ];

    static string From(BoundArguments a, int index)
    {
        var start = a.Integer(index);
        return Self(a)[Math.Clamp(start < 0 ? start + Self(a).Length : start, 0, Self(a).Length)..];
    }

    static int Width(BoundArguments a)
    {
        Sizes.CheckText(a.Integer(1));
        return Math.Max(0, a.Integer(1));
    }

    static bool Any(object? parts, Func<string, bool> holds) => parts switch
    {
        string part => holds(part),
        JinjaTuple several => several.OfType<string>().Any(holds),
        JinjaUndefined undefined => throw undefined.Fail(),
        _ => throw new JinjaException(JinjaErrorKind.Type, $"startswith and endswith take a str or a tuple of str, not {TypeNames.Of(parts)}"),
    };

    static JinjaTuple Partition(string text, string separator, int at, bool isLeft)
    {
        if (separator.Length == 0)
            throw new JinjaException(JinjaErrorKind.Value, "empty separator");
        if (at < 0)
            return isLeft ? new JinjaTuple(text, "", "") : new JinjaTuple("", "", text);
        return new JinjaTuple(text[..at], separator, text[(at + separator.Length)..]);
    }

    static int Find(BoundArguments a, bool isFirst)
    {
        var rest = From(a, 2);
        var at = isFirst ? rest.IndexOf(a.Text(1), StringComparison.Ordinal) : rest.LastIndexOf(a.Text(1), StringComparison.Ordinal);
        return at < 0 ? -1 : at + Self(a).Length - rest.Length;
    }

    static object Found(int at) => at >= 0 ? Boxes.Of((long)at) : throw new JinjaException(JinjaErrorKind.Value, "substring not found");

    static int Count(string text, string part)
    {
        if (part.Length == 0)
            return text.Length + 1;
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    static string Join(string separator, IEnumerable<object?> items)
    {
        var texts = items.Select((item, at) => item as string ?? throw NotText(item, at)).ToList();
        Sizes.CheckText(texts.Sum(text => (long)text.Length + separator.Length));
        return string.Join(separator, texts);
    }

    static JinjaException NotText(object? item, int at) => item is JinjaUndefined undefined
        ? undefined.Fail()
        : new JinjaException(JinjaErrorKind.Type, $"sequence item {at}: expected str instance, {TypeNames.Of(item)} found")
        {
            Hint = "The filter join takes items of every type.",
        };
}
