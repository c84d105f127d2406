using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Finds the period along an axis of time: where several narrow its column, what all of them leave.</summary>
static class AskedAlong
{
    /// <summary>The period; null where nothing narrows that very column: a period of another time says nothing of this one.</summary>
    /// <param name="draft">The query, its tables joined.</param>
    /// <param name="time">What stands along x; null: no time.</param>
    public static AskedTime? Of(TileDraft draft, SelectItem? time)
    {
        if (time?.Field.Sql.OnlyColumn is not { } column)
            return null;
        var periods = draft.Sources.All.OfType<Narrowed.Times>().Where(times => times.Column == column && times.Periods.Count > 0).ToList();
        var asked = new AskedTime(periods.Max(times => Earliest(times.Periods)), periods.Min(times => Latest(times.Periods)));
        return asked is { From: null, To: null } ? null : asked;
    }

    static DateTime? Earliest(IReadOnlyList<PeriodBounds> periods) => periods.Any(period => period.From is null) ? null : periods.Min(period => period.From);

    static DateTime? Latest(IReadOnlyList<PeriodBounds> periods) => periods.Any(period => period.To is null) ? null : periods.Max(period => period.To);
}
