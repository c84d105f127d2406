using System.Numerics;

namespace Mixdown.Jinja.Values;

/// <summary>Python's <c>in</c>.</summary>
static class Membership
{
    public static bool Contains(object? holder, object? item)
    {
        switch (holder)
        {
            case string text:
                return item is string part ? text.Contains(part, StringComparison.Ordinal) : throw NeedsText(item);
            case JinjaDict dict:
                return dict.Has(item);
            case JinjaSet set:
                return set.Has(item);
            case IJinjaObject { Items: null } single:
                return single.TryGetItem(item, out _);
            case null or long or bool or double or decimal or BigInteger:
                throw new JinjaException(JinjaErrorKind.Type, $"argument of type '{TypeNames.Of(holder)}' is not iterable");
            default:
                return Iteration.Over(holder).Any(other => Equality.AreEqual(other, item));
        }
    }

    static JinjaException NeedsText(object? item) => item is JinjaUndefined undefined
        ? undefined.Fail()
        : new(JinjaErrorKind.Type, $"'in <string>' requires string as left operand, not {TypeNames.Of(item)}");
}
