using System.Globalization;
using System.Numerics;
using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Partitions;

namespace Mixdown.Delta.Skipping;

/// <summary>Compares values that are SQL's texts, as their type orders them.</summary>
static class ValueOrder
{
    /// <summary>Below zero, zero or above; null where one of them is no value of the type, or the type has no order.</summary>
    public static int? Compare(string left, string right, DataType type) => type switch
    {
        DataType.String => CompareTexts(left, right),
        DataType.Integer or DataType.Decimal => Number(left) is { } a && Number(right) is { } b ? Compare(a, b) : null,
        DataType.Float => Real(left) is { } a && Real(right) is { } b ? a.CompareTo(b) : null,
        DataType.Boolean or DataType.Date or DataType.Timestamp => Canonical(left, type) is { } a && Canonical(right, type) is { } b
            ? string.CompareOrdinal(a, b) : null,
        _ => null,
    };

    /// <summary>As UTF-8 orders texts, and so Parquet and Delta; UTF-16 does not.</summary>
    static int CompareTexts(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    /// <summary>Equal texts are equal values, and greater texts greater ones.</summary>
    static string? Canonical(string text, DataType type)
    {
        try
        {
            return PartitionText.Read(text, type);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static double? Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null;

    static int Compare((BigInteger Digits, int Scale) left, (BigInteger Digits, int Scale) right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return (left.Digits * BigInteger.Pow(10, scale - left.Scale)).CompareTo(right.Digits * BigInteger.Pow(10, scale - right.Scale));
    }

    /// <summary>38 digits fit no number of .NET's.</summary>
    static (BigInteger Digits, int Scale)? Number(string text)
    {
        if (text.Length > 80)
            return null;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text.Remove(point, 1);
        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? (value, point < 0 ? 0 : text.Length - point - 1) : null;
    }
}
