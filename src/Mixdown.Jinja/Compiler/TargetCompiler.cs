using System.Globalization;
using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes delegates that assign: to a name, to several, to an attribute of a namespace.</summary>
sealed class TargetCompiler(Compilation compilation)
{
    public Action<Frame, object?> Compile(Expression target, NameScope scope) => target switch
    {
        Expression.Name name => Name(scope.Declare(name.Id)),
        Expression.TupleOf tuple => Unpack(tuple, scope),
        _ => NamespaceAttribute((Expression.Attribute)target, scope),
    };

    /// <summary>The names that <paramref name="target"/> gives a value to.</summary>
    public static IEnumerable<string> Names(Expression target) => target switch
    {
        Expression.Name name => [name.Id],
        Expression.TupleOf tuple => tuple.Items.SelectMany(Names),
        _ => [],
    };

    static Action<Frame, object?> Name(int slot) => (frame, value) => frame.Slots[slot] = value;

    Action<Frame, object?> Unpack(Expression.TupleOf tuple, NameScope scope)
    {
        var parts = tuple.Items.Select(item => Compile(item, scope)).ToArray();
        var place = compilation.Place(tuple.Span);
        return (frame, value) =>
        {
            frame.Run.At = place;
            var values = value as IReadOnlyList<object?> ?? Iteration.ToList(value);
            if (values.Count != parts.Length)
                throw WrongCount(parts.Length, values.Count);
            for (var at = 0; at < parts.Length; at++)
                parts[at](frame, values[at]);
        };
    }

    static JinjaException WrongCount(int wanted, int found)
    {
        var (expected, got) = (wanted.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture));
        return new JinjaException(JinjaErrorKind.Value, found > wanted
            ? $"too many values to unpack (expected {expected}, got {got})"
            : $"not enough values to unpack (expected {expected}, got {got})");
    }

    Action<Frame, object?> NamespaceAttribute(Expression.Attribute target, NameScope scope)
    {
        var (holder, name, place) = (compilation.Expressions.Compile(target.Target, scope), target.Id, compilation.Place(target.Span));
        return (frame, value) =>
        {
            frame.Run.At = place;
            if (holder(frame) is not JinjaNamespace attributes)
                throw NotANamespace();
            attributes[name] = value;
        };
    }

    static JinjaException NotANamespace() => new(JinjaErrorKind.Type, "cannot assign attribute on non-namespace object")
    {
        Hint = "Make the object with namespace(), or change a dict with {% do d.update({…}) %}.",
    };
}
