using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Streams;

namespace Mixdown.Project.Dashboards.Queries.Live;

/// <summary>What narrows a tile of a live table: filters on columns of its fact that it is divided by, and time.</summary>
sealed class LiveNarrowing
{
    readonly List<string> _conditions = [];
    readonly List<string> _notReached = [];
    readonly List<string> _held = [];
    readonly TileContext _context;

    public LiveNarrowing(TileContext context, LiveEntry entry, BoundValues values)
    {
        _context = context;
        var sql = new NarrowedSql(context.Clock, values);
        Period = Own();
        foreach (var one in new NarrowingReader(context).Read())
        {
            if (one.IsLocked)
                Hold(one, entry, sql);
            else
                Take(one, entry, sql);
        }
        if (Period is { } period && sql.Of(new Narrowed.Times("period", null!, ColumnClass.Instant, [period]), "\"window_start\"") is { } condition)
            _conditions.Add(InPeriod = condition);
    }

    /// <summary>The condition that a window begins in the time that is shown; null: all that is kept is.</summary>
    public string? InPeriod { get; }

    /// <summary>The time that is shown; null: all that is kept.</summary>
    public PeriodBounds? Period { get; private set; }

    /// <summary>The names of filters that are set and do not reach it.</summary>
    public IReadOnlyList<string> NotReached => _notReached;

    /// <summary>The names of locked filters that narrow it.</summary>
    public IReadOnlyList<string> Held => _held;

    /// <summary>Conditions on the table's columns.</summary>
    public IReadOnlyList<string> Conditions() => _conditions;

    PeriodBounds? Own()
    {
        if (_context.Tile.Rows.Period is not { } written)
            return null;
        if (PeriodSyntax.Read(written.Text) is { } period)
            return period is Periods.Period.All ? null : PeriodBounds.Of(period, _context.Clock.Local);
        _context.Found.Add(new Diagnostic("MX1758", $"'{written.Text}' is no period", written.At, PeriodSyntax.Examples));
        return null;
    }

    /// <summary>What is locked narrows beside whatever period the tile has.</summary>
    void Hold(Narrowed one, LiveEntry entry, NarrowedSql sql)
    {
        if (ColumnOf(one, entry) is not { } column)
        {
            _notReached.Add(one.Name);
            return;
        }
        _held.Add(one.Name);
        if (sql.Of(one is Narrowed.Times times ? times with { Class = ColumnClass.Instant } : one, column) is { } condition)
            _conditions.Add(condition);
    }

    /// <summary>The live table's column that says what a column of its fact does; null: none does.</summary>
    static string? ColumnOf(Narrowed one, LiveEntry entry)
    {
        if (one.Column.Table.Id != entry.Fact.UniqueId)
            return null;
        if (one is Narrowed.Times && string.Equals(entry.Metrics[0].Time, one.Column.Name, StringComparison.OrdinalIgnoreCase))
            return "\"window_start\"";
        return one is not Narrowed.Times && entry.By.Contains(one.Column.Name, StringComparer.OrdinalIgnoreCase) ? new SqlIdentifier(one.Column.Name).ToString() : null;
    }

    void Take(Narrowed one, LiveEntry entry, NarrowedSql sql)
    {
        var isOfFact = one.Column.Table.Id == entry.Fact.UniqueId;
        if (one is Narrowed.Times times && isOfFact && string.Equals(entry.Metrics[0].Time, one.Column.Name, StringComparison.OrdinalIgnoreCase))
            Period ??= times.Periods.Count == 1 ? times.Periods[0] : null;
        else if (isOfFact && entry.By.Contains(one.Column.Name, StringComparer.OrdinalIgnoreCase) && sql.Of(one, new SqlIdentifier(one.Column.Name).ToString()) is { } condition)
            _conditions.Add(condition);
        else if (one is not Narrowed.Times || _context.Tile.Rows.Period is null)
            _notReached.Add(one.Name);
    }
}
