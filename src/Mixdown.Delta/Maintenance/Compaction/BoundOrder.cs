using System.Globalization;
using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Maintenance.Compaction;

/// <summary>Orders bounds of statistics as their column's values are ordered; what is unknown comes first.</summary>
sealed class BoundOrder(DataType type) : IComparer<string?>
{
    public int Compare(string? left, string? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ when IsNumber && Number(left) is { } a && Number(right) is { } b => a.CompareTo(b),
        _ => string.CompareOrdinal(left, right),
    };

    bool IsNumber => type is DataType.Integer or DataType.Float or DataType.Decimal;

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
