using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>Calculations with times that DuckDB and PostgreSQL take alike.</summary>
/// <param name="values">Receives what is bound.</param>
sealed class TimeSql(BoundValues values)
{
    /// <summary>A time cut to a unit: days and longer units are dates, of instants as the viewer's calendar has them; shorter ones stay
    /// what they were.</summary>
    /// <param name="column">The time, later by <paramref name="shift"/> before it is cut.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="grain">The unit.</param>
    /// <param name="shift">How much later; null: not at all.</param>
    public string Cut(string column, ColumnClass kind, TimeGrain grain, TimeShift? shift)
    {
        if (kind == ColumnClass.Instant && grain.IsTimeOfDay())
            return CutInstant(shift is null ? column : $"({Later(Local(column), shift)} at time zone {values.Zone})", grain);
        var local = Later(kind switch
        {
            ColumnClass.Instant => Local(column),
            ColumnClass.LocalTime => column,
            _ => $"cast({column} as timestamp)",
        }, shift);
        var cut = $"date_trunc('{grain.Word()}', {local})";
        return grain.IsTimeOfDay() ? cut : $"cast({cut} as date)";
    }

    /// <summary>From the beginning of a unit to that of the next.</summary>
    public static string Step(TimeGrain grain) => grain == TimeGrain.Quarter ? "interval '3 months'" : $"interval '1 {grain.Word()}'";

    /// <summary>Later by some months, days or seconds.</summary>
    string Later(string time, TimeShift? shift) => shift is null ? time : $"({time} + {values.Add((long)shift.Count)} * interval '1 {shift.Unit.Word()}')";

    string Local(string column) => $"({column} at time zone {values.Zone})";

    /// <summary>Hours are the viewer's, which may begin at half past ours; where a clock is put back, each of the two hours is its own.</summary>
    string CutInstant(string column, TimeGrain grain) => grain == TimeGrain.Hour
        ? $"({column} - ({Local(column)} - date_trunc('hour', {Local(column)})))"
        : $"date_trunc('{grain.Word()}', {column})";
}
