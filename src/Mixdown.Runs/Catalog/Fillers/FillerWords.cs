using System.Globalization;
using System.Text.Json;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>Settings in the words of the project file.</summary>
static class FillerWords
{
    static readonly (string Unit, TimeSpan Size)[] Units =
        [("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1))];

    /// <summary>A word of a list: <c>discard_row</c>.</summary>
    public static string Of<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());

    /// <summary>A time in the largest unit of which it is a whole number: <c>10s</c>, <c>90m</c>.</summary>
    public static string Of(TimeSpan time)
    {
        foreach (var (unit, size) in Units)
        {
            if (time >= size && time.Ticks % size.Ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / size.Ticks}{unit}");
        }
        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms");
    }
}
