namespace Mixdown.Project.Dashboards.Periods;

/// <summary>A stretch of time as a person writes it, before anybody knows when now is.</summary>
abstract record Period
{
    /// <summary>Everything.</summary>
    public sealed record All : Period;

    /// <summary>So many units up to now; units of a day and more are whole, the one that now is in among them.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Unit">Of what.</param>
    /// <param name="IsAnchored">Whether they end with the newest data in place of now: then all units are whole.</param>
    public sealed record Rolling(int Count, TimeGrain Unit, bool IsAnchored = false) : Period;

    /// <summary>The unit that now is in, or one before it.</summary>
    /// <param name="Back">How many before: 0 or 1.</param>
    /// <param name="Unit">Which.</param>
    public sealed record Whole(int Back, TimeGrain Unit) : Period;

    /// <summary>Between two days, both of them in it, or two moments, the second not; null: open.</summary>
    public sealed record Range(DateTime? From, DateTime? To) : Period;
}
