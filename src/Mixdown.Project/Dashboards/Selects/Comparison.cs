using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>The time before, in place of that which is shown.</summary>
/// <param name="Times">What narrows the tile to the time that is shown; null: it shows all of it.</param>
/// <param name="Shift">How much earlier.</param>
sealed record Comparison(Narrowed.Times? Times, TimeShift Shift)
{
    /// <summary>The same time earlier.</summary>
    public Narrowed.Times? Earlier => Times is null ? null : Times with { Periods = [.. Times.Periods.Select(period => period.Earlier(Shift))] };
}
