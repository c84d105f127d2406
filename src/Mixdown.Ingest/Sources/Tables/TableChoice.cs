using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Sources.Tables;

/// <summary>Which of a source's tables a load is about: <c>tables</c> and <c>exclude</c> of the load. Pure.</summary>
/// <param name="load">Says it.</param>
sealed class TableChoice(LoadDefinition load)
{
    readonly List<TablePattern> _wanted = [.. load.Tables.Where(table => table.IsPattern).Select(table => new TablePattern(table.Name))];
    readonly List<TablePattern> _unwanted = [.. load.Exclude.Select(name => new TablePattern(name))];

    /// <summary>The tables that are named one by one, as the project file has them. That one of them is missing need not be said by
    /// the source.</summary>
    public IReadOnlyList<string> Named { get; } = [.. load.Tables.Where(table => !table.IsPattern).Select(table => table.Name)];

    /// <summary>Whether the load names no tables, so that all are meant.</summary>
    public bool IsEverything => load.Tables.Count == 0;

    /// <summary>Whether the load names patterns, so that the source has to list its tables.</summary>
    public bool HasPatterns => _wanted.Count > 0;

    /// <summary>What the project file says of a table.</summary>
    /// <param name="name">In the lake.</param>
    /// <param name="place">At the source, with its schema.</param>
    public LoadTable Settings(string name, string place) => load.Table(name, place);

    /// <summary>Whether the table is one of the load's: named, or covered by a pattern, or any where the load has no <c>tables</c>;
    /// and not excluded, unless it is named.</summary>
    /// <param name="name">In the lake.</param>
    /// <param name="place">At the source, with its schema.</param>
    public bool Has(string name, string place)
    {
        if (load.Tables.Any(table => !table.IsPattern && table.IsFor(name, place)))
            return true;
        return (load.Tables.Count == 0 || _wanted.Exists(pattern => pattern.Matches(name, place)))
            && !_unwanted.Exists(pattern => pattern.Matches(name, place));
    }
}
