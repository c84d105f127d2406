using Mixdown.Ingest.Loads;

namespace Mixdown.Tests.Load;

/// <summary>The Chinook store, against the figures of the shared data's README.</summary>
public sealed class ChinookLoadTests(LoadParquet parquet) : IClassFixture<LoadParquet>
{
    public static bool HasData => TestData.IsThere;

    [Fact(Skip = TestData.Missing, SkipUnless = nameof(HasData))]
    public async Task The_store_arrives_whole()
    {
        using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("path", Path.Combine(TestData.Folder, "chinook") + "/{table}.csv")) };

        await lab.LoadAsync();

        Assert.Equal(new RowCounts(15_607, 15_607, 0, 0, 0), lab.Last!.Rows);
        Assert.Equal(
            "album 347, artist 275, customer 59, employee 8, genre 25, invoice 412, invoice_line 2240, media_type 5, playlist 18, playlist_track 8715, track 3503",
            string.Join(", ", lab.Last.Tables.Select(table => $"{table.Table.Table} {table.Rows.Loaded}")));
        Assert.Equal(
            "2328.60|2021-01-01 00:00:00|2025-12-22 00:00:00|202|28",
            await lab.ScalarAsync("select sum(total), min(invoice_date), max(invoice_date), count(*) - count(billing_state), count(*) - count(billing_postal_code) from bronze.invoice"));
        Assert.Equal("2328.60|2240", await lab.ScalarAsync("select sum(unit_price * quantity), sum(quantity) from bronze.invoice_line"));
        Assert.Equal("49|29|4", await lab.ScalarAsync(
            "select count(*) - count(company), count(*) - count(state), count(*) - count(postal_code) from bronze.customer"));
        Assert.Equal("977|1378778040|117386255350", await lab.ScalarAsync(
            "select count(*) - count(composer), sum(milliseconds), sum(bytes) from bronze.track"));
        Assert.Equal("1|1", await lab.ScalarAsync(
            "select (select count(*) from bronze.customer where postal_code = '0171'), (select count(*) - count(reports_to) from bronze.employee)"));
    }

    [Fact(Skip = TestData.Missing, SkipUnless = nameof(HasData))]
    public async Task Every_cell_outside_ascii_survives()
    {
        using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("path", Path.Combine(TestData.Folder, "chinook") + "/{table}.csv")) };
        await lab.LoadAsync();

        var cells = 0L;
        foreach (var table in lab.Last!.Tables)
        {
            foreach (var column in (await lab.ColumnsAsync(table.Table.Table)).Where(column => column.EndsWith("|VARCHAR", StringComparison.Ordinal)))
                cells += long.Parse(await lab.ScalarAsync($"select count(*) from bronze.{table.Table.Table} where not regexp_full_match({column.Split('|')[0]}, '[\\x00-\\x7F]*')"), null);
        }
        Assert.Equal(661, cells);
    }
}
