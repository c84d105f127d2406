using System.Globalization;
using Mixdown.Ingest.Postgres.Catalog;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>Cuts a table into shares that are read side by side: its partitions, and of large ones ranges of blocks. Pure.</summary>
/// <param name="table">The table.</param>
/// <param name="release">The server's: before 14 it reads a whole table for each range of blocks.</param>
sealed class ReadUnits(PostgresTable table, int release)
{
    const int FirstReleaseWithRanges = 14;

    // 64 MB of 8 kB blocks: a second's work for one connection, and few enough statements.
    const long PagesPerUnit = 8192;
    const int MostUnitsPerPart = 256;

    /// <param name="parts">The table and what is below it; empty where it is not to be cut.</param>
    public IReadOnlyList<ReadUnit> Cut(IReadOnlyList<TablePart> parts)
    {
        // What the parts show alone may be more than the table shows to us.
        if (parts.Count == 0 || table.HasRowSecurity || parts.Any(part => !part.IsOpen))
            return [new ReadUnit(table.Name.Sql)];
        return [.. parts.Where(part => part.Kind != PostgresTableKind.Partitioned).SelectMany(Cut)];
    }

    IEnumerable<ReadUnit> Cut(TablePart part)
    {
        var from = part.Kind == PostgresTableKind.Table ? "only " + part.Name.Sql : part.Name.Sql;
        var hasBlocks = part.Kind is PostgresTableKind.Table or PostgresTableKind.MaterializedView;
        var units = hasBlocks && release >= FirstReleaseWithRanges ? (int)Math.Clamp(part.Pages / PagesPerUnit, 1, MostUnitsPerPart) : 1;
        if (units == 1)
            return [new ReadUnit(from)];
        var pages = (part.Pages + units - 1) / units;
        return Enumerable.Range(0, units).Select(unit => new ReadUnit(from, Range(unit, pages, unit == units - 1)));
    }

    static string Range(int unit, long pages, bool isLast) => isLast
        ? string.Create(CultureInfo.InvariantCulture, $"ctid >= '({unit * pages},0)'")
        : string.Create(CultureInfo.InvariantCulture, $"ctid >= '({unit * pages},0)' and ctid < '({(unit + 1) * pages},0)'");
}
