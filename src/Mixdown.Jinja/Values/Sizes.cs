using System.Globalization;

namespace Mixdown.Jinja.Values;

/// <summary>How large one value may become: doubling a text in a loop must end in an error, not in a dead process.</summary>
static class Sizes
{
    /// <summary>Characters of a text: 128 MB.</summary>
    public const long MaxText = 64_000_000;

    /// <summary>Items of a list.</summary>
    public const long MaxItems = 10_000_000;

    public static void CheckText(long characters)
    {
        if (characters > MaxText)
            throw TooLarge("text", MaxText, "characters");
    }

    public static void CheckItems(long items)
    {
        if (items > MaxItems)
            throw TooLarge("list", MaxItems, "items");
    }

    static JinjaException TooLarge(string what, long limit, string unit) =>
        new(JinjaErrorKind.Limit, $"the {what} would have more than {limit.ToString(CultureInfo.InvariantCulture)} {unit}");
}
