using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;
using Mixdown.Project.Streams;

namespace Mixdown.Project.Dashboards.Queries.Live;

/// <summary>The columns of a tile of a live table.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="entry">The live table.</param>
sealed class LiveDraft(TileContext context, LiveEntry entry)
{
    static readonly string[] Own = ["window_start", "window_end"];
    readonly List<SelectItem> _items = [];
    readonly DashboardTable? _fact = context.Catalog.Of(entry.Fact.UniqueId);

    public LiveEntry Entry => entry;

    public IReadOnlyList<SelectItem> Items => _items;

    /// <summary>Whether one number is asked for, and for no longer than a window: then it is that of the last.</summary>
    public bool IsLastWindow(PeriodBounds? period) =>
        context.Tile.Kind == TileKind.Number && (period is null || period.Seconds is { } seconds && Math.Abs(seconds - entry.Size.TotalSeconds) < 1);

    /// <summary>Adds the columns of a channel.</summary>
    public void Add(ChannelRole channel)
    {
        foreach (var expression in context.Tile.Of(channel.Channel))
        {
            var name = expression.Text.Trim();
            if (name.StartsWith('$'))
                name = context.ChoiceOf(name[1..], expression.At) ?? "";
            if (Formatted(Field(name, expression.At)) is { } field)
                _items.Add(new SelectItem(field, channel.Role, new SqlIdentifier($"{field.Name}").ToString()) { Grain = GrainOf(field) });
        }
    }

    /// <summary>What cannot be added up is not: numbers of the parts of a window do not give the number of the whole.</summary>
    public void Check(PeriodBounds? period)
    {
        var grouped = _items.Where(item => !item.Field.IsMeasure).Select(item => item.Field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOneWindow = grouped.Contains("window_start") || grouped.Contains("window_end") || IsLastWindow(period);
        foreach (var item in _items.Where(item => item.Field is { IsMeasure: true, IsAdditive: false }))
        {
            if (entry.By.FirstOrDefault(by => !grouped.Contains(by)) is { } by)
                Wrong("MX1770", $"'{item.Field.Name}' of live.{entry.Name} cannot be added up over its '{by}'", item.Field.At, $"Show '{by}' too, or declare a live table without it: 'by: []'.");
            else if (!isOneWindow)
                Wrong("MX1770", $"'{item.Field.Name}' of live.{entry.Name} cannot be added up over windows", item.Field.At, "Declare a live table whose window is the period that is meant: 'window: { size: 5m, every: 1m }'.");
        }
    }

    Field? Field(string name, SourceSpan at)
    {
        if (entry.Metrics.FirstOrDefault(metric => metric.Name == name) is { } metric)
            return Measure(metric, at);
        // A window of a minute may be called so.
        if (Own.Contains(name, StringComparer.OrdinalIgnoreCase) || TimeGrains.Find(name)?.Seconds() == entry.Every.TotalSeconds)
            return Dimension(Own.FirstOrDefault(own => own == name) ?? Own[0], ColumnClass.Instant, at);
        if (entry.By.FirstOrDefault(by => string.Equals(by, name, StringComparison.OrdinalIgnoreCase)) is { } dimension)
            return Dimension(dimension, _fact?.Find(dimension)?.Class ?? ColumnClass.Unknown, at);
        if (entry.Top.Any(top => "top_" + top.Column == name))
            return Dimension(name, ColumnClass.Other, at);
        IEnumerable<string> known = [.. Own, .. entry.By, .. entry.Metrics.Select(one => one.Name), .. entry.Top.Select(top => "top_" + top.Column)];
        return Wrong("MX1752", $"live.{entry.Name} has no column '{name}'", at, DidYouMean.Hint(name, known));
    }

    Field? Formatted(Field? field) =>
        field is not null && new TileFormats(context).Of([field.Name], field.IsMeasure) is { } format ? field with { Format = format } : field;

    Field Measure(MetricDefinition metric, SourceSpan at)
    {
        var column = new SqlIdentifier(metric.Name);
        return new Field(metric.Name, metric.Label ?? FieldLabel.Of(metric.Name), SqlFragment.Plain(metric.IsAdditive ? $"sum({column})" : $"max({column})"), at)
        {
            Fact = _fact ?? new DashboardTable(entry.Fact.UniqueId, entry.Fact.Name, ""),
            Class = ColumnClass.Number,
            Format = FormatReader.Of(metric.Format),
            IsAdditive = metric.IsAdditive,
            IsZeroWithoutRows = metric.IsZeroWithoutRows,
        };
    }

    static Field Dimension(string name, ColumnClass kind, SourceSpan at) =>
        new(name, FieldLabel.Of(name), SqlFragment.Plain(new SqlIdentifier(name).ToString()), at) { Class = kind };

    TimeGrain? GrainOf(Field field) =>
        field.Name != Own[0] ? null : Enum.GetValues<TimeGrain>().Where(grain => grain.Seconds() <= entry.Every.TotalSeconds).Max();

    Field? Wrong(string code, string message, SourceSpan at, string hint)
    {
        context.Found.Add(new Diagnostic(code, message, at, hint));
        return null;
    }
}
