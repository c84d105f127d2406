using System.Globalization;

namespace Mixdown.Data.Settings;

/// <summary>Rates as people write them: <c>10/s</c>, <c>600/m</c>, <c>1000/h</c>.</summary>
public static class Rate
{
    /// <summary>Reads a whole number above 0 and its unit.</summary>
    public static bool TryParse(string text, out double perSecond)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        var seconds = parts.Length == 2 ? parts[1] switch { "s" => 1, "m" => 60, "h" => 3600, _ => 0 } : 0;
        var isOne = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && seconds > 0;
        perSecond = isOne ? (double)count / seconds : 0;
        return isOne;
    }
}
