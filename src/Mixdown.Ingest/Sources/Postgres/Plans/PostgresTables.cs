using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Postgres.Catalog;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>Which of a database's tables a load is about. Pure.</summary>
/// <param name="schemas">Schemas in which a name without one is looked for; the first one that has it counts.</param>
/// <param name="choice">What the project file says.</param>
sealed class PostgresTables(IReadOnlyList<string> schemas, TableChoice choice)
{
    /// <summary>The tables, ordered as they came.</summary>
    /// <exception cref="MixdownException">MX2246: two of them would be one table of the lake.</exception>
    public IReadOnlyList<PostgresTable> Choose(IReadOnlyList<PostgresTable> all)
    {
        var chosen = all.Where(IsWanted).GroupBy(table => table.Name.Table, StringComparer.OrdinalIgnoreCase).Select(First).ToList();
        var twins = chosen.Where(group => group.Count > 1).Select(Twins).ToList();
        return twins.Count > 0 ? throw new MixdownException(twins) : [.. chosen.Select(group => group[0])];
    }

    bool IsWanted(PostgresTable table)
    {
        var (name, place) = (table.Name.Table, table.Name.ToString());
        if (IsNamed(name, place, table.Name.Schema))
            return true;
        // A pattern, or none at all, means whole tables that we may read.
        if (table.IsPart || !table.IsReadable)
            return false;
        return schemas.Contains(table.Name.Schema, StringComparer.Ordinal)
            ? choice.Has(name, place)
            : !choice.IsEverything && choice.Has(place, place);
    }

    bool IsNamed(string name, string place, string schema) => choice.Named.Any(named =>
        string.Equals(named, place, StringComparison.OrdinalIgnoreCase)
        || (string.Equals(named, name, StringComparison.OrdinalIgnoreCase) && schemas.Contains(schema, StringComparer.Ordinal)));

    /// <summary>Of tables of one name, the one whose schema comes first, where the project file leaves that open.</summary>
    List<PostgresTable> First(IGrouping<string, PostgresTable> group)
    {
        var tables = group.ToList();
        var isOpen = tables.Count > 1 && choice.Named.Contains(group.Key, StringComparer.OrdinalIgnoreCase);
        var first = schemas.Select(schema => tables.Find(table => table.Name.Schema == schema)).FirstOrDefault(table => table is not null);
        return isOpen && first is not null ? [first] : tables;
    }

    static Diagnostic Twins(List<PostgresTable> tables) => new(
        "MX2246", $"{string.Join(" and ", tables.Select(table => table.Name))} would be one table of the lake",
        Hint: "Load them with two loads of different 'schema', or exclude one of them.");
}
