using Mixdown.Data.Naming;

namespace Mixdown.Streams.Live.Entries;

/// <summary>The tables that an entry keeps, in the schema <c>live_state</c>, and its scratch tables.</summary>
/// <param name="entry">The entry's name.</param>
sealed class EntryNames(string entry)
{
    /// <summary>The schema of what is kept.</summary>
    public const string Schema = "live_state";

    /// <summary>The rows of a tick that do not count.</summary>
    public const string Skipped = "live_skipped";

    /// <summary>The events of a tick that count, as <see cref="TickSql"/> says.</summary>
    public const string Events = "live_events";

    /// <summary>What came of looking up their values.</summary>
    public const string Found = "live_found";

    /// <summary>Windows to which something may still be added.</summary>
    public string Hot => Table("hot");

    /// <summary>Windows before them.</summary>
    public string Cold => Table("cold");

    /// <summary>Windows that only the batch can answer.</summary>
    public string Dirty => Table("dirty");

    /// <summary>The lists of the windows in <see cref="Hot"/>, one row for each place in a list.</summary>
    public string HotTop(int top) => Table($"hot_top_{top}");

    /// <summary>The lists of the windows in <see cref="Cold"/>.</summary>
    public string ColdTop(int top) => Table($"cold_top_{top}");

    string Table(string role) => new TableName(Schema, $"{entry}.{role}").Sql;
}
