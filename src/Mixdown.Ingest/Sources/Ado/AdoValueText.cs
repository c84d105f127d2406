using System.Globalization;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>Values of a provider as text with every digit that they have, and back; and their order.</summary>
static class AdoValueText
{
    const string Time = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    /// <summary>Whether values of a type grow.</summary>
    public static bool IsOrdered(Type type) => type == typeof(string) || type == typeof(byte[]) || type == typeof(decimal) || type == typeof(DateTime)
        || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(Guid) || IsWhole(type);

    /// <summary>The text of a value; of another type what the type itself prints.</summary>
    public static string Of(object value) => value switch
    {
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime time => time.ToString(Time, CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString(Time + "zzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        TimeOnly clock => clock.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        Array list => "[" + string.Join(",", list.Cast<object?>().Select(item => item is null ? "null" : Of(item))) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The value of a text that <see cref="Of"/> wrote.</summary>
    public static object Parse(string text, Type type)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(byte[]))
            return Convert.FromHexString(text);
        if (type == typeof(DateTime))
            return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.None);
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.None);
        if (type == typeof(DateOnly))
            return DateOnly.Parse(text, CultureInfo.InvariantCulture);
        return type == typeof(Guid) ? Guid.Parse(text) : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    /// <summary>Negative when <paramref name="a"/> comes first.</summary>
    public static int Compare(object a, object b) => a switch
    {
        byte[] bytes => bytes.AsSpan().SequenceCompareTo((byte[])b),
        string text => string.CompareOrdinal(text, (string)b),
        _ => ((IComparable)a).CompareTo(b),
    };

    /// <summary>A time some while earlier; any other value as it is.</summary>
    public static object Earlier(object value, TimeSpan lag) => value switch
    {
        DateTime time => time - lag,
        DateTimeOffset instant => instant - lag,
        DateOnly day => day.AddDays(-(int)Math.Ceiling(lag.TotalDays)),
        _ => value,
    };

    static bool IsWhole(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;
}
