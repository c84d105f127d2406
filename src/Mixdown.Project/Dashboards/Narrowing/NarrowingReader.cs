using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Narrowing;

/// <summary>Reads what narrows a tile: filters, clicked marks, members that were gone into.</summary>
/// <param name="context">The tile and the project.</param>
sealed class NarrowingReader(TileContext context)
{
    /// <summary>All of it, filters first; those that are not set are missing.</summary>
    public IReadOnlyList<Narrowed> Read() =>
    [
        .. context.Dashboard.Filters.Select(Filter).OfType<Narrowed>(),
        .. context.State.Marks.Where(mark => mark.Tile != context.Tile.Id && mark.Values.Count > 0).Select(Mark).OfType<Narrowed>(),
        .. Drilled(),
    ];

    /// <summary>The column of a filter; null, and an error, where there is none of that name.</summary>
    public SqlPart.Column? ColumnOf(DashboardFilter filter)
    {
        var fact = context.Dashboard.Fact is { } named ? context.Catalog.Find(named.Text) : null;
        return Column(filter.Column, fact);
    }

    /// <summary>What a period means for a column: days and instants as the viewer's clock shows them, moments without a zone as
    /// UTC's does.</summary>
    /// <param name="period">The period.</param>
    /// <param name="column">What the column has.</param>
    /// <param name="newest">The name of the newest time that the period ends with, where it is one of those.</param>
    public PeriodBounds Bounds(Period period, ColumnClass column, string newest) => Bounds(period, column, newest, context.Clock);

    static DateTime Shown(ViewerClock clock, ColumnClass column) => column == ColumnClass.LocalTime ? clock.Now.UtcDateTime : clock.Local;

    PeriodBounds Bounds(Period period, ColumnClass column, string newest, ViewerClock clock) =>
        PeriodBounds.Of(period, Anchor(period, newest, clock) ?? Shown(clock, column));

    /// <summary>What a clock shows when the newest data are there: of a day its end, since the day is among them. Tiles of live tables go
    /// on to now: what their stream has is newer than any table.</summary>
    DateTime? Anchor(Period period, string newest, ViewerClock clock) =>
        period is not Period.Rolling { IsAnchored: true } || context.Tile.Data.From is not null ? null : context.State.Newest.GetValueOrDefault(newest) switch
        {
            DateOnly day => day.ToDateTime(TimeOnly.MaxValue),
            DateTime local => local,
            DateTimeOffset instant => TimeZoneInfo.ConvertTime(instant, clock.Zone).DateTime,
            _ => null,
        };

    Narrowed? Filter(DashboardFilter filter)
    {
        var isLocked = context.State.Locked.Contains(filter.Name);
        return Filter(filter, isLocked) is { } narrowed ? narrowed with { IsLocked = isLocked } : null;
    }

    Narrowed? Filter(DashboardFilter filter, bool isLocked)
    {
        var said = context.State.Filters.GetValueOrDefault(filter.Name);
        var (chosen, at) = said is null && filter.Default is [var first, ..] ? ([.. filter.Default.Select(value => value.Text)], first.At) : (said ?? [], filter.At);
        if (chosen.Count == 0 || ColumnOf(filter) is not { } column)
            return null;
        var kind = column.Table.Find(column.Name)?.Class ?? ColumnClass.Unknown;
        if (kind.IsTime())
            return Times(filter, column, kind, chosen, at, isLocked);
        // Whoever locks a filter means a member that is called so.
        if (chosen is ["all time"] && !isLocked)
            return null;
        return kind.IsNumber() && chosen is [var text] && text.Contains("..", StringComparison.Ordinal)
            ? Span(filter.Name, column, kind, text, at)
            : Members(filter.Name, column, kind, chosen, at);
    }

    Narrowed.Times? Times(DashboardFilter filter, SqlPart.Column column, ColumnClass kind, IReadOnlyList<string> chosen, SourceSpan at, bool isLocked)
    {
        if (isLocked && chosen.Count > 1)
            return Wrong<Narrowed.Times>("MX1758", $"'{filter.Name}' is locked to {chosen.Count} periods", at, "Lock it to one.");
        if (PeriodSyntax.Read(chosen[0]) is not { } period)
            return Wrong<Narrowed.Times>("MX1758", $"'{chosen[0]}' is no period", at, PeriodSyntax.Examples);
        // An address says its viewer's zone: days of a lock that went by it could be moved to and fro.
        var clock = isLocked ? context.Clock.InUtc : context.Clock;
        return period is not Period.All ? new Narrowed.Times(filter.Name, column, kind, [Bounds(period, kind, NewestTimes.NameOf(filter), clock)])
            : isLocked ? new Narrowed.Times(filter.Name, column, kind, []) : null;
    }

    Narrowed.Members? Members(string name, SqlPart.Column column, ColumnClass kind, IReadOnlyList<string> chosen, SourceSpan at)
    {
        var values = new List<object>();
        foreach (var text in chosen.Where(text => text.Length > 0))
        {
            if (MemberValues.Read(text, kind) is not { } value)
                return Wrong<Narrowed.Members>("MX1759", $"'{text}' is no value of '{column.Table.Name}.{column.Name}'", at, "Choose another one, or clear the filter.");
            values.Add(value);
        }
        return new Narrowed.Members(name, column, kind, values, HasNull: values.Count < chosen.Count);
    }

    Narrowed.Span? Span(string name, SqlPart.Column column, ColumnClass kind, string text, SourceSpan at)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var (first, last) = (text[..dots], text[(dots + 2)..]);
        var (least, most) = (MemberValues.Read(first, kind), MemberValues.Read(last, kind));
        if (first.Length > 0 && least is null || last.Length > 0 && most is null)
            return Wrong<Narrowed.Span>("MX1759", $"'{text}' is no span of '{column.Table.Name}.{column.Name}'", at, "Write two numbers with '..' between them.");
        if (least is IComparable low && most is not null && low.CompareTo(most) > 0)
            return Wrong<Narrowed.Span>("MX1759", $"'{text}' ends before it begins", at, $"Write '{last}..{first}'.");
        return least is null && most is null ? null : new Narrowed.Span(name, column, kind, least, most);
    }

    Narrowed? Mark(MarkSelection mark)
    {
        // An address is nobody's file: it names what the catalog has, or nothing.
        var dot = mark.Field.LastIndexOf('.');
        if (dot < 0 || context.Catalog.Find(mark.Field[..dot]) is not { } table || table.Find(mark.Field[(dot + 1)..]) is not { } found)
            return Wrong<Narrowed>("MX1760", $"'{mark.Field}' is no column", context.Tile.At, "Clear the selection.");
        var (column, kind) = (new SqlPart.Column(table, found.Name), found.Class);
        return mark.Grain is { } word && kind.IsTime() ? Cut(mark, word, column, kind) : Members(mark.Field, column, kind, mark.Values, context.Tile.At);
    }

    /// <summary>A member that was cut to a unit of time stands for all of that unit.</summary>
    Narrowed.Times? Cut(MarkSelection mark, string word, SqlPart.Column column, ColumnClass kind)
    {
        var periods = new List<PeriodBounds>();
        foreach (var text in mark.Values)
        {
            if (TimeGrains.Find(word) is not { } grain || Begin(text, kind) is not { } begin || begin.Year is < 2 or > 9990)
                return Wrong<Narrowed.Times>("MX1759", $"'{text}' is no {word}", context.Tile.At, "Clear the selection.");
            var one = grain.Times(1);
            periods.Add(new PeriodBounds(begin, new TimeShift(one.Unit, -one.Count).Before(begin)) { Now = context.Clock.Local, Length = one });
        }
        return new Narrowed.Times(mark.Field, column, kind, periods);
    }

    DateTime? Begin(string text, ColumnClass kind)
    {
        if (MemberValues.Moment(text) is { } moment)
            return moment;
        return kind == ColumnClass.Instant && MemberValues.Instant(text) is { } instant ? TimeZoneInfo.ConvertTime(instant, context.Clock.Zone).DateTime : null;
    }

    IEnumerable<Narrowed> Drilled()
    {
        var gone = context.State.Drills.GetValueOrDefault(context.Tile.Id) ?? [];
        foreach (var (level, member) in context.Tile.Drill.Zip(gone))
        {
            if (Column(level, null) is { } column && Members(level.Text, column, column.Table.Find(column.Name)?.Class ?? ColumnClass.Unknown, [member], level.At) is { } narrowed)
                yield return narrowed;
        }
    }

    SqlPart.Column? Column(TileExpression expression, DashboardTable? fact)
    {
        if (new FieldReader(context, fact).Read(expression) is not { } field)
            return null;
        return field.Sql.OnlyColumn ?? Wrong<SqlPart.Column>("MX1760", $"'{expression.Text}' is no column", expression.At, "Write 'TABLE.COLUMN'.");
    }

    T? Wrong<T>(string code, string message, SourceSpan at, string hint)
        where T : class
    {
        context.Found.Add(new Diagnostic(code, message, at, hint));
        return null;
    }
}
