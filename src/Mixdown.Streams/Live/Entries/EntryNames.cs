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

    /// <summary>The values of a tick whose keys are looked up, by the number of the lookup.</summary>
    public static string Values(int lookup) => FormattableString.Invariant($"live_values_{lookup}");

    /// <summary>What came of the lookup.</summary>
    public static string Found(int lookup) => FormattableString.Invariant($"live_found_{lookup}");

    string Table(string role) => new TableName(Schema, $"{entry}.{role}").Sql;
}
