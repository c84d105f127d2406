using System.Text.RegularExpressions;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>What a regular expression found.</summary>
sealed class JinjaMatch(Match match, Regex regex) : IJinjaObject
{
    public string TypeName => "re.Match";

    public IEnumerable<string> AttributeNames => ["group", "groups", "groupdict", "start", "end", "span", "string"];

    public bool TryGetItem(object? key, out object? value)
    {
        value = Group(key);
        return true;
    }

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "group" => Method.Of("group(*groups)", a => Groups((JinjaTuple)a[0]!)),
            "groups" => Method.Of("groups(default=None)", a => new JinjaTuple([.. match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? group.Value : a[0])])),
            "groupdict" => Method.Of("groupdict()", _ => Named()),
            "start" => Method.Of("start(group=0)", a => Find(a[0]).Index),
            "end" => Method.Of("end(group=0)", a => Find(a[0]).Index + Find(a[0]).Length),
            "span" => Method.Of("span(group=0)", a => new JinjaTuple((long)Find(a[0]).Index, (long)Find(a[0]).Index + Find(a[0]).Length)),
            _ => null,
        };
        return value is not null;
    }

    public string Print() => $"<re.Match object; span=({match.Index}, {match.Index + match.Length}), match={Printing.Repr(match.Value)}>";

    object? Groups(JinjaTuple keys) => keys.Count switch
    {
        0 => match.Value,
        1 => Group(keys[0]),
        _ => new JinjaTuple([.. keys.Select(Group)]),
    };

    object? Group(object? key) => Find(key) is { Success: true } group ? group.Value : null;

    Group Find(object? key) => match.Groups.ContainsKey(Printing.Str(key))
        ? match.Groups[Printing.Str(key)]
        : throw new JinjaException(JinjaErrorKind.Value, $"no such group: {Printing.Repr(key)}");

    JinjaDict Named() => new(regex.GetGroupNames()
        .Where(name => !char.IsAsciiDigit(name[0]))
        .Select(name => new KeyValuePair<object?, object?>(name, Group(name))));
}
