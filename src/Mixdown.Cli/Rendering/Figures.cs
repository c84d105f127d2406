using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Cli.Rendering;

/// <summary>Numbers as a person reads them; the same on every machine.</summary>
static class Figures
{
    static readonly string[] Sizes = ["B", "kB", "MB", "GB", "TB"];

    /// <summary><c>15,607</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 model</c>, <c>14 models</c>.</summary>
    public static string Count(long value, string noun) => Counted.Of(value, noun);

    /// <summary>The same where the plural is another word.</summary>
    public static string Count(long value, string one, string many) => Counted.Of(value, one, many);

    /// <summary><c>412 kB</c>, <c>1.5 GB</c>; steps of 1,000.</summary>
    public static string Bytes(double bytes)
    {
        var step = 0;
        while (bytes >= 999.5 && step < Sizes.Length - 1)
        {
            bytes /= 1000;
            step++;
        }
        return bytes.ToString(step > 0 && bytes < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + Sizes[step];
    }

    /// <summary><c>0.2 s</c>, <c>1 min 05 s</c>, <c>2 h 10 min</c>; below 50 ms in milliseconds.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 50 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };

    /// <summary><c>0:12</c>, <c>1:02:05</c>: minutes and seconds, with hours where there are some.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");

    /// <summary><c>1.1 M/s</c>, <c>820/s</c>: a count per second.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        >= 999_500 => (perSecond / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " M",
        >= 9_999 => (perSecond / 1e3).ToString("0", CultureInfo.InvariantCulture) + " k",
        _ => perSecond.ToString("0", CultureInfo.InvariantCulture),
    };
}
