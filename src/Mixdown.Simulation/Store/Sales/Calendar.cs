using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.Sales;

/// <summary>The five years of sales, and when people buy: by month, weekday and hour. Months count from 0.</summary>
static class Calendar
{
    public const int FirstYear = 2021;

    public const int Years = 5;

    public const int Months = Years * 12;

    static readonly ImmutableArray<int> SeasonPerMille = [840, 800, 900, 930, 960, 950, 900, 880, 1000, 1090, 1240, 1510];

    // Sunday first, as DayOfWeek counts.
    static readonly ImmutableArray<int> WeekdayWeights = [115, 80, 80, 85, 95, 130, 140];

    static readonly Weights Hours = new(6, 4, 2, 1, 1, 2, 6, 14, 24, 30, 34, 38, 44, 40, 36, 36, 40, 50, 62, 76, 86, 80, 52, 22);

    static readonly ImmutableArray<Weights> Days =
    [
        .. Enumerable.Range(0, Months).Select(month => new Weights(
            [.. Enumerable.Range(1, DaysIn(month))
                .Select(day => WeekdayWeights[(int)FirstDay(month).AddDays(day - 1).DayOfWeek])])),
    ];

    /// <summary>Sales of the month beside an average one, in per mille.</summary>
    public static int Season(int month) => SeasonPerMille[month % 12];

    public static int YearOf(int month) => FirstYear + (month / 12);

    public static int DaysIn(int month) => DateTime.DaysInMonth(YearOf(month), (month % 12) + 1);

    /// <summary>A moment of the month, in seconds from its start.</summary>
    public static int PickSecond(int month, ref RandomStream random) =>
        (((Days[month].Pick(ref random) * 24) + Hours.Pick(ref random)) * 3600) + random.Below(3600);

    static DateOnly FirstDay(int month) => new(YearOf(month), (month % 12) + 1, 1);
}
