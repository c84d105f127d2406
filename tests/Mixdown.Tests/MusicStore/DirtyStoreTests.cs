using Mixdown.Simulation.Store;

namespace Mixdown.Tests.MusicStore;

/// <summary>A generated store with planted defects: each is repaired as docs/generate.md says, and counted.</summary>
public sealed class DirtyStoreTests : IDisposable
{
    readonly StoreProject _store = new();

    [Fact]
    public async Task Every_defect_is_counted_and_repaired()
    {
        var truth = await GenerateAsync(ratio: 0.03m);

        await _store.LoadAndBuildAsync();

        Assert.Equal(Fixes(truth), _store.Ask("select table_name, kind, records from silver.fix_counts order by all"));
        Assert.Equal(Loaded(truth), _store.Ask(CountsOf("bronze", truth.Tables.Keys)));
        Assert.Equal(Quarantined(truth), _store.Ask(CountsOf("bronze", HurtTables(truth), "__quarantine")));
        Assert.Equal(Clean(truth), _store.Ask(CountsOf("silver", truth.Tables.Keys)));
        AssertTotals(truth.Totals);
    }

    [Fact]
    public async Task More_bad_rows_than_bad_rows_max_allows_fail_the_load_and_publish_nothing()
    {
        await GenerateAsync(ratio: 0.08m);

        var load = (await _store.TryAsync("load")).Expect(1);

        Assert.Matches(@"MX2070: \d+ of [\d,]+ rows of 'invoice_line' cannot be read and 5% may be bad; nothing of the table was published", load.Output);
        Assert.Contains("raise bad_rows.max", load.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    async Task<GroundTruth> GenerateAsync(decimal ratio)
    {
        var options = new StoreOptions { DirtyRatio = ratio };
        using var folder = new TempFolder();
        var generator = new StoreGenerator(options);
        var summary = await generator.WriteAsync(folder.At("store"), progress: null, TestContext.Current.CancellationToken);
        _store.Take(summary.Folder);
        return summary.Truth;
    }

    void AssertTotals(ControlTotals totals)
    {
        Assert.Equal($"{totals.InvoiceTotal}, {totals.Quantity}", _store.Ask("select sum(total), sum(quantity) from gold.fact_invoice"));
        Assert.Equal(
            string.Join("; ", totals.InvoiceTotalByYear.OrderBy(year => year.Key).Select(year => $"{year.Key}, {year.Value}")),
            _store.Ask("select year, revenue from gold.mart_sales_yearly order by year"));
        Assert.Equal(
            string.Join("; ", totals.InvoiceTotalByCountry.OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => $"{of.Key}, {of.Value}")),
            _store.Ask("select country, revenue from gold.mart_sales_by_country order by country"));
    }

    static string Fixes(GroundTruth truth) => string.Join("; ", Sorted(truth).SelectMany(Fixes));

    static string[] Fixes((string Name, TableTruth Counts) table) =>
    [
        $"{table.Name}, duplicate, {table.Counts.Duplicate}",
        $"{table.Name}, missing, {table.Counts.Missing}",
        $"{table.Name}, rescued, {table.Counts.Rescued}",
        $"{table.Name}, spelling, {table.Counts.Spelling}",
    ];

    static string Loaded(GroundTruth truth) =>
        string.Join("; ", Sorted(truth).Select(table => $"{table.Name}, {table.Counts.Records - table.Counts.Quarantined}"));

    static string Quarantined(GroundTruth truth) =>
        string.Join("; ", Sorted(truth).Where(IsHurt).Select(table => $"{table.Name}, {table.Counts.Quarantined}"));

    static string Clean(GroundTruth truth) => string.Join("; ", Sorted(truth).Select(table => $"{table.Name}, {table.Counts.Rows}"));

    /// <summary>The tables with quarantined records: the others have no quarantine.</summary>
    static IEnumerable<string> HurtTables(GroundTruth truth) => Sorted(truth).Where(IsHurt).Select(table => table.Name);

    static bool IsHurt((string Name, TableTruth Counts) table) => table.Counts.Quarantined > 0;

    static string CountsOf(string schema, IEnumerable<string> tables, string suffix = "") =>
        string.Join(" union all ", tables.Select(table => $"select '{table}' as name, count(*) from {schema}.{table}{suffix}"))
        + " order by name";

    static IEnumerable<(string Name, TableTruth Counts)> Sorted(GroundTruth truth) =>
        truth.Tables.OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => (table.Key, table.Value));
}
