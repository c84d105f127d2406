using Mixdown.Project.Dashboards.Queries.Drafts;
using System.Globalization;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Measures of members, step by step: what there is, beside it what was before; the members that are many folded into one;
/// the times between filled.</summary>
/// <param name="draft">The query, its tables joined.</param>
/// <param name="compared">What it is compared with.</param>
sealed class CellQuery(TileDraft draft, Comparing compared)
{
    /// <summary>Points of a filled axis at most: beyond, there are only those that have rows.</summary>
    const int MostPoints = 20_000;

    readonly QuerySteps _steps = new();
    readonly IReadOnlyList<(string Name, string Before)> _measures = [.. draft.Measures.Select(item => (item.Name, compared.With is not null ? draft.Named($"{item.Field.Name}_before") : ""))];
    readonly IReadOnlyList<HiddenOrder> _orders = draft.Sorting.Hidden;
    readonly List<string> _marks = [];

    bool IsCompared => compared.With is not null;

    /// <summary>Members that are folded.</summary>
    public IReadOnlyList<MemberLimit> Limits { get; init; } = [];

    /// <summary>The time whose gaps are filled; null: none are.</summary>
    public SelectItem? Filled { get; init; }

    /// <summary>Whether members beyond the limits are one row: only where numbers can be added up.</summary>
    public bool Folds => Limits.Count > 0 && draft.Measures.All(item => item.Field.IsAdditive);

    /// <summary>The names of the columns in order: of each dimension, and whether it stands for others; of each measure, and what it was
    /// before.</summary>
    public IEnumerable<string> Names =>
    [
        .. draft.Dimensions.SelectMany(NamesOf),
        .. _measures.SelectMany(measure => IsCompared ? new[] { measure.Name, measure.Before } : [measure.Name]),
    ];

    /// <summary>What pages are told of those columns.</summary>
    public IEnumerable<TileColumn> Columns =>
    [
        .. draft.Dimensions.SelectMany(ColumnsOf),
        .. draft.Measures.SelectMany(item => IsCompared ? Comparing.Pair(item.Column) : [item.Column]),
    ];

    /// <summary>The query.</summary>
    /// <param name="order">What stands behind its FROM.</param>
    public string Sql(string order)
    {
        var grouped = new GroupedSelect(draft.Context, draft.Sources, draft.Values);
        var now = grouped.Sql(draft.Dimensions, [.. draft.Measures, .. draft.Sorting.Columns]);
        if (!IsCompared && Limits.Count == 0 && Filled is null && _orders.Count == 0)
            return now + order;
        _steps.Add("cells", compared.With is { } with ? WithBefore(now, grouped, with) : now);
        if (Limits.Count > 0)
            Fold();
        if (Filled is { } time)
            Fill(time);
        return _steps.Then($"select {string.Join(", ", Names)}\nfrom {_steps.Last}{order}");
    }

    /// <summary>With several dimensions no order of rows tells the order of each: then their members say it themselves.</summary>
    string? PlaceOf(SelectItem item) => draft.Dimensions.Count > 1 ? draft.Sorting.OrderOf(item)?.Name : null;

    IEnumerable<string> NamesOf(SelectItem item) =>
        [item.Name, .. Folds && Limits.FirstOrDefault(limit => limit.Item == item) is { } limit ? [limit.Rest] : Array.Empty<string>(), .. PlaceOf(item) is { } place ? [place] : Array.Empty<string>()];

    IEnumerable<TileColumn> ColumnsOf(SelectItem item) =>
    [
        item.Column,
        .. Folds && Limits.Any(limit => limit.Item == item) ? [new TileColumn("Other", ColumnRole.Rest)] : Array.Empty<TileColumn>(),
        .. PlaceOf(item) is not null ? [new TileColumn($"{item.Field.Label} order", ColumnRole.Place)] : Array.Empty<TileColumn>(),
    ];

    string Place(MemberLimit limit) => string.Create(CultureInfo.InvariantCulture, $"\"mx_place_{Limits.ToList().IndexOf(limit) + 1}\"");

    string Total(MemberLimit limit) => string.Create(CultureInfo.InvariantCulture, $"\"mx_total_{Limits.ToList().IndexOf(limit) + 1}\"");

    string Keys => string.Join(", ", draft.Dimensions.Select(item => item.Name));

    string WithBefore(string now, GroupedSelect grouped, Comparison with)
    {
        // A member's place is the same at any time; what else is sorted by is that of the time that is shown.
        var places = _orders.Where(order => !order.Single.IsMeasure).Select(order => order.Item).ToList();
        var before = grouped.Sql(draft.Dimensions, [.. draft.Measures, .. places], with);
        var (ordered, shownOrders) = (string.Concat(_orders.Select(order => $"max({order.Item.Name}) as {order.Item.Name}, ")), string.Concat(_orders.Select(order => $"{order.Item.Name}, ")));
        var earlierOrders = string.Concat(_orders.Select(order => places.Contains(order.Item) ? $"{order.Item.Name}, " : $"null as {order.Item.Name}, "));
        var keys = draft.Dimensions.Count == 0 ? "" : $"{Keys}, ";
        var groups = draft.Dimensions.Count == 0 ? "" : $"\ngroup by {string.Join(", ", Enumerable.Range(1, draft.Dimensions.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)))}";
        return $"select {keys}{string.Join(", ", _measures.Select(one => $"max({one.Name}) as {one.Name}, max({one.Before}) as {one.Before}"))}, {ordered}max(\"mx_now\") as \"mx_now\"\nfrom (\n"
            + $"select {keys}{string.Join(", ", _measures.Select(one => $"{one.Name}, null as {one.Before}"))}, {shownOrders}1 as \"mx_now\" from (\n{now}\n) as shown\nunion all\n"
            + $"select {keys}{string.Join(", ", _measures.Select(one => $"null as {one.Name}, {one.Name} as {one.Before}"))}, {earlierOrders}0 as \"mx_now\" from (\n{before}\n) as earlier\n) as both_times{groups}";
    }

    /// <summary>The members with the greatest totals stay: of what they fall by, else of the first measure.</summary>
    void Fold()
    {
        var size = (draft.Sorting.Falls ?? draft.Measures[0]).Name;
        foreach (var limit in Limits)
        {
            var place = Place(limit);
            _steps.Add($"totals_of_{limit.Item.Field.Name}", $"select {_steps.Last}.*, sum(abs({size})) over (partition by {limit.Item.Name}) as {Total(limit)}\nfrom {_steps.Last}");
            _steps.Add($"ranked_by_{limit.Item.Field.Name}", $"select {_steps.Last}.*, dense_rank() over (order by {Total(limit)} desc nulls last, {limit.Item.Name} nulls last) as {place}\nfrom {_steps.Last}");
        }
        var kept = string.Join(" and ", Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{Place(limit)} <= {limit.Count}")));
        _steps.Add("shown_members", Folds ? Folded() : $"select *\nfrom {_steps.Last}\nwhere {kept}");
    }

    string Folded()
    {
        var dimensions = draft.Dimensions.SelectMany(item => Limits.FirstOrDefault(limit => limit.Item == item) is { } limit ? Members(limit) : [item.Name]).ToList();
        var count = draft.Dimensions.Count + Limits.Count;
        if (IsCompared)
            _marks.Add("max(\"mx_now\") as \"mx_now\"");
        var sums = _measures.SelectMany(one => IsCompared ? new[] { $"sum({one.Name}) as {one.Name}", $"sum({one.Before}) as {one.Before}" } : [$"sum({one.Name}) as {one.Name}"]);
        var orders = _orders.Select(order => $"{order.Folded} as {order.Item.Name}");
        return $"select {string.Join(", ", dimensions.Concat(sums).Concat(orders).Concat(_marks))}\nfrom {_steps.Last}\ngroup by {string.Join(", ", Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture)))}";
    }

    string[] Members(MemberLimit limit) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"case when {Place(limit)} <= {limit.Count} then cast({limit.Item.Name} as varchar) else 'Other' end as {limit.Item.Name}"),
        string.Create(CultureInfo.InvariantCulture, $"{Place(limit)} > {limit.Count} as {limit.Rest}"),
    ];

    /// <summary>A time without rows is 0 where things are counted or added up, and nothing where they are averaged. Before the first
    /// and behind the last time nobody knows.</summary>
    void Fill(SelectItem time)
    {
        var cells = _steps.Last;
        var shown = IsCompared ? " where \"mx_now\" = 1" : "";
        var step = TimeSql.Step(time.Grain!.Value);
        var isDate = !time.Grain.Value.IsTimeOfDay();
        string Time(string name) => isDate ? $"cast({name} as timestamp)" : name;
        var point = isDate ? "cast(step as date)" : "step";
        _steps.Add("ends", $"select min({time.Name}) as first_time, max({time.Name}) as last_time\nfrom {cells}{shown}");
        var end = string.Create(CultureInfo.InvariantCulture, $"least({Time("last_time")}, {Time("first_time")} + {MostPoints} * {step})");
        var times = _steps.Add("times", $"select {point} as {time.Name}\nfrom \"ends\", generate_series({Time("first_time")}, {end}, {step}) as steps(step)\nunion\nselect {time.Name}\nfrom {cells}{(shown.Length == 0 ? " where" : shown + " and")} {time.Name} is not null");
        var others = OtherKeys(time);
        var series = others.Count == 0 ? null : _steps.Add("series", $"select distinct {string.Join(", ", others)}\nfrom {cells}");
        var on = string.Join(" and ", others.Select(name => $"{cells}.{name} is not distinct from \"series\".{name}").Prepend($"{cells}.{time.Name} = {times}.{time.Name}"));
        var columns = Names.Concat(_orders.Select(order => order.Item.Name)).Distinct(StringComparer.Ordinal).Select(name => name == time.Name ? $"{times}.{name}" : others.Contains(name) ? $"\"series\".{name}" : Missing(cells, name));
        _steps.Add("filled", $"select {string.Join(", ", columns)}\nfrom {times}{(series is null ? "" : $"\ncross join {series}")}\nleft join {cells} on {on}");
    }

    List<string> OtherKeys(SelectItem time) =>
        [.. draft.Dimensions.Where(item => item != time).SelectMany(item => Folds && Limits.FirstOrDefault(limit => limit.Item == item) is { } limit ? new[] { item.Name, limit.Rest } : [item.Name])];

    string Missing(string cells, string name)
    {
        var item = draft.Measures.FirstOrDefault(one => one.Name == name);
        return item is null ? $"{cells}.{name}" : $"{GroupedSelect.Missing($"{cells}.{name}", item.Field)} as {name}";
    }
}
