using System.Numerics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile;

/// <summary>Values of templates as the plain values of configuration.</summary>
static class PlainFromJinja
{
    /// <summary>null, bool, long, double, string, a list or a dictionary of such; anything else as it prints.</summary>
    public static object? Of(object? value) => value switch
    {
        null or string or bool or long or double => value,
        decimal number => (double)number,
        JinjaDict dict => Map(dict),
        JinjaList or JinjaTuple or JinjaSet => JinjaValue.Items(value).Select(Of).ToList(),
        BigInteger number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        JinjaUndefined => null,
        _ => JinjaValue.Str(value),
    };

    static Dictionary<string, object?> Map(JinjaDict dict)
    {
        var plain = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in dict)
            plain[JinjaValue.Str(key)] = Of(value);
        return plain;
    }
}
