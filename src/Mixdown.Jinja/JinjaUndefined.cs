using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja;

/// <summary>The value of a name, attribute or item that does not exist.</summary>
public sealed class JinjaUndefined
{
    readonly string _message;
    readonly Func<IEnumerable<string>>? _known;

    /// <param name="rule">What may be done with it.</param>
    /// <param name="name">The name that was looked for.</param>
    /// <param name="message">What an error says; null for <c>'name' is undefined</c>.</param>
    /// <param name="known">The names that would have been right; read only when an error is made.</param>
    public JinjaUndefined(UndefinedRule rule, string name, string? message = null, Func<IEnumerable<string>>? known = null)
    {
        Rule = rule;
        Name = name;
        _message = message ?? $"{Printing.Repr(name)} is undefined";
        _known = known;
    }

    /// <summary>What may be done with it.</summary>
    public UndefinedRule Rule { get; }

    /// <summary>The name that was looked for.</summary>
    public string Name { get; }

    /// <summary>The error of a use that is not allowed.</summary>
    public JinjaException Fail() => new(JinjaErrorKind.Undefined, _message)
    {
        UnknownName = _known is null ? null : Name,
        Candidates = _known is null ? [] : [.. _known().Distinct(StringComparer.Ordinal)],
    };

    /// <summary>As printed: nothing, or an error.</summary>
    internal string Print() => Rule == UndefinedRule.Strict ? throw Fail() : "";

    internal bool IsTrue() => Rule == UndefinedRule.Strict ? throw Fail() : false;

    internal IEnumerable<object?> Items() => Rule == UndefinedRule.Strict ? throw Fail() : [];

    /// <summary>An attribute, an item or a call of it: undefined again, or an error.</summary>
    internal JinjaUndefined Follow(string name) =>
        Rule == UndefinedRule.Forgiving ? new JinjaUndefined(Rule, name, _message, _known) : throw Fail();

    /// <summary>An attribute or item that <paramref name="holder"/> does not have.</summary>
    internal static JinjaUndefined Missing(UndefinedRule rule, object? holder, object? key, Func<IEnumerable<string>>? known)
    {
        var type = holder is null ? "None" : TypeNames.Of(holder) + " object";
        return key is string name
            ? new JinjaUndefined(rule, name, $"{Printing.Repr(type)} has no attribute {Printing.Repr(name)}", known)
            : new JinjaUndefined(rule, Printing.Repr(key), $"{type} has no element {Printing.Repr(key)}");
    }
}
