using Mixdown.Jinja.Builtins.Methods;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Runtime;

/// <summary>Attributes, items and calls of values.</summary>
static class Access
{
    /// <summary><c>target.name</c>: an attribute or method, else the item of that name.</summary>
    public static object? Attribute(JinjaRun run, object? target, string name)
    {
        if (target is IJinjaObject host)
            return host.TryGetAttribute(name, out var value) || host.TryGetItem(name, out value) ? JinjaValue.From(value) : Missing(run, target, name);
        if (target is JinjaUndefined undefined)
            return undefined.Follow(name);
        if (target is JinjaTuple { Names: { Length: > 0 } names } tuple && Array.IndexOf(names, name) is >= 0 and var index)
            return tuple[index];
        if (TypeMethods.Find(target, name) is { } method)
            return new BoundMethod(target, method);
        return target is JinjaDict dict && dict.TryGet(name, out var item) ? item : Missing(run, target, name);
    }

    /// <summary><c>target[key]</c>: the item, else the attribute or method of that name.</summary>
    public static object? Item(JinjaRun run, object? target, object? key)
    {
        if (TryItem(target, key, out var item))
            return item;
        if (target is JinjaUndefined undefined)
            return undefined.Follow(Printing.Str(key));
        return key is string name ? AttributeOnly(run, target, name) : Missing(run, target, key);
    }

    /// <exception cref="JinjaException">It cannot be called, or the call fails.</exception>
    public static object? Call(object? target, JinjaArguments arguments)
    {
        arguments.Run.Step();
        return target switch
        {
            IJinjaObject { IsCallable: true } callable => JinjaValue.From(callable.Call(arguments)),
            JinjaUndefined undefined => undefined.Follow(undefined.Name),
            _ => throw new JinjaException(JinjaErrorKind.Type, $"'{TypeNames.Of(target)}' object is not callable"),
        };
    }

    public static JinjaUndefined Missing(JinjaRun run, object? target, object? key) =>
        JinjaUndefined.Missing(run.Environment.Options.Undefined, target, key, () => KnownAttributes(target));

    static bool TryItem(object? target, object? key, out object? item)
    {
        switch (target)
        {
            case JinjaDict dict:
                return dict.TryGet(key, out item);
            case IJinjaObject host:
                var found = host.TryGetItem(key, out item);
                item = JinjaValue.From(item);
                return found;
            case string text when Index(key, text.Length) is { } at:
                item = text[at].ToString();
                return true;
            case IReadOnlyList<object?> items when Index(key, items.Count) is { } at:
                item = items[at];
                return true;
            default:
                item = null;
                return false;
        }
    }

    /// <summary>Counted from the end when negative; null when it is outside or no index.</summary>
    static int? Index(object? key, int count)
    {
        if (!Numbers.TryLong(key, out var index))
            return null;
        if (index < 0)
            index += count;
        return index >= 0 && index < count ? (int)index : null;
    }

    static object? AttributeOnly(JinjaRun run, object? target, string name)
    {
        if (target is IJinjaObject host)
            return host.TryGetAttribute(name, out var value) ? JinjaValue.From(value) : Missing(run, target, name);
        return TypeMethods.Find(target, name) is { } method ? new BoundMethod(target, method) : Missing(run, target, name);
    }

    static IEnumerable<string> KnownAttributes(object? target) => target switch
    {
        IJinjaObject host => host.AttributeNames,
        JinjaDict dict => dict.Keys.OfType<string>().Concat(TypeMethods.Names(target)),
        _ => TypeMethods.Names(target),
    };
}
