using System.Text.RegularExpressions;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>Python's match object.</summary>
sealed class MatchValue(Match match) : IJinjaObject
{
    static readonly HostMethods<MatchValue> Methods = new()
    {
        ["group(which=0)"] = (self, given) => self.Group(given[0]),
        ["groups()"] = (self, _) => self.Groups(),
        ["start()"] = (self, _) => (long)self.Match.Index,
        ["end()"] = (self, _) => (long)(self.Match.Index + self.Match.Length),
        ["span()"] = (self, _) => new JinjaTuple((long)self.Match.Index, (long)(self.Match.Index + self.Match.Length)),
    };

    Match Match => match;

    public string TypeName => "re.Match";

    public bool IsTrue => true;

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public bool TryGetItem(object? key, out object? value)
    {
        value = Group(key);
        return true;
    }

    public string Print() => $"<re.Match '{match.Value}'>";

    string? Group(object? which)
    {
        var group = which is string name ? match.Groups[name] : match.Groups[(int)(long)(which ?? 0L)];
        return group.Success ? group.Value : null;
    }

    JinjaTuple Groups() => new([.. match.Groups.Values.Skip(1).Select(group => group.Success ? group.Value : null)]);
}
