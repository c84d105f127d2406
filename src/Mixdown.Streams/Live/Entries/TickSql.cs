using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Entries;

/// <summary>The SQL that takes the new events of a tick: columns <c>_p</c> (the pane's start), <c>_b0</c>… (by), <c>_m0</c>…
/// (the measures' values, NULL where their filter is not true), <c>_t0</c>… (the items of lists).</summary>
/// <param name="definition">The entry.</param>
/// <param name="uses">The columns that its SQL names.</param>
sealed class TickSql(LiveDefinition definition, EntryColumns uses)
{
    readonly string _every = (definition.Window.Every.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    /// <summary>The events of a tick that count.</summary>
    /// <param name="rows">The tick.</param>
    /// <param name="known">The columns of its table.</param>
    /// <param name="someSkipped">Whether there are rows that do not.</param>
    public string Events(TickRows rows, IReadOnlySet<string> known, bool someSkipped)
    {
        var skipped = someSkipped ? $" and _r not in (select r from temp.{EntryNames.Skipped})" : "";
        var filter = definition.Filter is { } condition ? $" and ({condition})" : "";
        return $"select {string.Join(", ", Values())} from ({Named(rows, known)}) where true{skipped}{filter}";
    }

    IEnumerable<string> Values() =>
    [
        "_p",
        .. definition.By.Select((by, i) => Column(by.Sql, "_b", i)),
        .. definition.Measures.Select((measure, i) => Column(Value(measure), "_m", i)),
        .. definition.Top.Select((top, i) => Column(top.Item.Sql, "_t", i)),
    ];

    /// <summary>The columns by the names that the entry's SQL uses.</summary>
    string Named(TickRows rows, IReadOnlySet<string> known)
    {
        var names = uses.Names.Select(name => $", {uses.Source(name)} as {new SqlIdentifier(name)}");
        return $"select _r, _us - (_us % {_every} + {_every}) % {_every} as _p{string.Concat(names)} from ({Raw(rows, known)})";
    }

    string Raw(TickRows rows, IReadOnlySet<string> known)
    {
        var missing = uses.EventColumns.Where(name => !known.Contains(name)).Select(name => $", null::{uses.TypeOf(name)} as {new SqlIdentifier(name)}");
        return FormattableString.Invariant(
            $"select *, rowid as _r, epoch_us(_mx_event_time) as _us{string.Concat(missing)} from {rows.Table} where rowid >= {rows.FirstRow} and _mx_event_time is not null");
    }

    static string Value(LiveMeasure measure) => measure.Filter is { } filter ? $"case when ({filter}) then ({measure.Sql}) end" : $"({measure.Sql})";

    static string Column(string sql, string prefix, int number) => FormattableString.Invariant($"({sql}) as {prefix}{number}");
}
