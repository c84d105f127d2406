using System.Globalization;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.MusicStore;

/// <summary>Incremental models give the tables that a full refresh would, whatever came, changed or went.</summary>
public sealed class IncrementalTests : IDisposable
{
    readonly StoreProject _store = new();

    [Fact(Skip = TestData.Missing, SkipType = typeof(TestData), SkipUnless = nameof(TestData.IsThere))]
    public async Task Late_changed_repeated_and_removed_rows_end_where_a_full_refresh_would()
    {
        WithoutEverySeventhInvoice(_store);
        await _store.LoadAndBuildAsync();
        Corrected(_store);
        await _store.LoadAndBuildAsync();
        var grown = Gold(_store);

        await _store.RunAsync("build", "--full-refresh");

        Assert.Equal(Gold(_store), grown);
    }

    public void Dispose() => _store.Dispose();

    static void WithoutEverySeventhInvoice(StoreProject store)
    {
        store.Take(ChinookWarehouse.Chinook);
        store.Change("invoice", rows => rows.Where(row => Number(row, 0) % 7 != 0));
        store.Change("invoice_line", rows => rows.Where(row => Number(row, 1) % 7 != 0));
    }

    /// <summary>Invoice 100 is gone, invoice 110 lost its lines, line 12 is about three downloads, invoice 50 has no date that
    /// exists, invoice 20 comes twice, and customer 1 has another agent.</summary>
    static void Corrected(StoreProject store)
    {
        store.Take(ChinookWarehouse.Chinook);
        store.Change("invoice", rows => rows
            .Where(row => Number(row, 0) != 100)
            .Select(row => Number(row, 0) == 50 ? row.Replace(" 00:00:00,", " 25:61:00,", StringComparison.Ordinal) : row)
            .Append(rows[19]));
        store.Change("invoice_line", rows => rows
            .Where(row => Number(row, 1) is not (100 or 110))
            .Select(row => Number(row, 0) == 12 ? row[..^1] + "3" : row));
        store.Change("customer", rows => rows.Select(row => Number(row, 0) == 1 ? row[..^1] + "4" : row));
    }

    static int Number(string row, int field) => int.Parse(row.Split(',')[field], CultureInfo.InvariantCulture);

    /// <summary>Each table of gold with the number of its rows and a sum over their content.</summary>
    static string[] Gold(StoreProject store)
    {
        using var engine = store.OpenWarehouse();
        var tables = StoreProject.Ask(engine, "select table_name from information_schema.tables where table_schema = 'gold' order by 1");
        return [.. tables.Split("; ").Select(table => $"{table}: {Content(engine, table)}")];
    }

    static string Content(DuckDbEngine engine, string table) =>
        StoreProject.Ask(engine, $"select count(*), sum(hash(t)) from gold.{table} as t");
}
