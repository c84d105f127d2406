using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>When the rows of a fact happened.</summary>
static class FactTime
{
    /// <summary>The fact's time as its metrics say it, else its only column that is a time; null where nobody can tell.</summary>
    public static SqlPart.Column? Of(MetricReader metrics, DashboardTable fact)
    {
        var said = metrics.Names.Order(StringComparer.Ordinal).Select(metrics.Find)
            .FirstOrDefault(metric => metric?.Fact?.UniqueId == fact.Id && metric.Time is not null)?.Time;
        var times = fact.Columns.Where(column => column.Class.IsTime()).ToList();
        var found = said is not null && fact.Find(said) is { } named && named.Class.IsTime() ? named : times.Count == 1 ? times[0] : null;
        return found is null ? null : new SqlPart.Column(fact, found.Name);
    }
}
