using System.Globalization;

namespace Mixdown.Data.Settings;

/// <summary>Sizes as people write them: <c>500kB</c>, <c>64MB</c>, <c>10GB</c>; each unit is 1024 times the one before.</summary>
public static class ByteSize
{
    static readonly (string Unit, long Bytes)[] Units = [("kB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30), ("TB", 1L << 40), ("B", 1)];

    /// <summary>Reads a number and its unit; without a unit it is bytes.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bytes))
            return true;
        foreach (var (unit, size) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                bytes = (long)Math.Round(number * size);
                return true;
            }
        }
        return false;
    }
}
