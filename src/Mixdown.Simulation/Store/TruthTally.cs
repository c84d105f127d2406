using Mixdown.Simulation.Store.People;
using Mixdown.Simulation.Store.Sales;

namespace Mixdown.Simulation.Store;

/// <summary>Sums of the clean content, gathered piece by piece and added up; money in cents.</summary>
sealed class TruthTally
{
    readonly long[] _byYear = new long[Calendar.Years];
    readonly long[] _byCountry = new long[Country.All.Length];

    public long Quantity { get; set; }

    public long Milliseconds { get; set; }

    public long TrackBytes { get; set; }

    public long ListPrice { get; set; }

    /// <summary>Counts an invoice of <paramref name="cents"/>.</summary>
    public void Invoice(int year, int country, long cents)
    {
        _byYear[year - Calendar.FirstYear] += cents;
        _byCountry[country] += cents;
    }

    /// <summary>Adds what <paramref name="piece"/> gathered and empties it.</summary>
    public void Take(TruthTally piece)
    {
        Quantity += piece.Quantity;
        Milliseconds += piece.Milliseconds;
        TrackBytes += piece.TrackBytes;
        ListPrice += piece.ListPrice;
        Take(piece._byYear, _byYear);
        Take(piece._byCountry, _byCountry);
        (piece.Quantity, piece.Milliseconds, piece.TrackBytes, piece.ListPrice) = (0, 0, 0, 0);
    }

    /// <summary>The sums as the ground truth states them.</summary>
    public ControlTotals Totals() => new(
        Money(_byYear.Sum()), Quantity, Milliseconds, TrackBytes, Money(ListPrice),
        new SortedDictionary<int, decimal>(
            _byYear.Index().ToDictionary(year => Calendar.FirstYear + year.Index, year => Money(year.Item))),
        new SortedDictionary<string, decimal>(
            _byCountry.Index().Where(country => country.Item > 0)
                .ToDictionary(country => Country.All[country.Index].Name, country => Money(country.Item), StringComparer.Ordinal),
            StringComparer.Ordinal));

    static void Take(long[] from, long[] to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] += from[i];
        Array.Clear(from);
    }

    // Two places even where the second is 0: the constructor keeps the scale, a division would not.
    static decimal Money(long cents) =>
        new((int)cents, (int)(cents >> 32), 0, isNegative: false, scale: 2);
}
