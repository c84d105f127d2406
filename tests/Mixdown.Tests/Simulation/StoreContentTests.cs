using System.Globalization;
using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Simulation;

[Collection(StoreFixture.Name)]
public sealed class StoreContentTests(StoreFixture fixture)
{
    GeneratedStore Store => fixture.Store;

    [Fact]
    public async Task Scale_1_is_about_as_large_as_the_sample_store()
    {
        using var store = await GeneratedStore.Of(new StoreOptions());

        Assert.Equal([347, 275, 59, 8, 25, 5, 18, 3503],
            new[] { "album", "artist", "customer", "employee", "genre", "media_type", "playlist", "track" }.Select(RowsOf));
        Assert.InRange(RowsOf("playlist_track"), 8_600, 8_800);
        Assert.InRange(RowsOf("invoice"), 340, 480);
        Assert.InRange(RowsOf("invoice_line"), 1_850, 2_650);

        long RowsOf(string table) => store.Truth.Tables[table].Rows;
    }

    [Theory]
    [InlineData("album"), InlineData("artist"), InlineData("customer"), InlineData("employee"), InlineData("genre")]
    [InlineData("invoice"), InlineData("invoice_line"), InlineData("media_type"), InlineData("playlist"), InlineData("track")]
    public void Keys_count_from_1_without_gaps(string table) =>
        Assert.Equal(Enumerable.Range(1, Store[table].Records.Count), Store[table].Records.Select(record => Number(record[0])));

    [Theory]
    [InlineData("album", "artist_id", "artist"), InlineData("track", "album_id", "album")]
    [InlineData("track", "genre_id", "genre")]
    [InlineData("track", "media_type_id", "media_type"), InlineData("playlist_track", "playlist_id", "playlist")]
    [InlineData("playlist_track", "track_id", "track"), InlineData("customer", "support_rep_id", "employee")]
    [InlineData("employee", "reports_to", "employee"), InlineData("invoice", "customer_id", "customer")]
    [InlineData("invoice_line", "invoice_id", "invoice"), InlineData("invoice_line", "track_id", "track")]
    public void Every_reference_holds(string table, string column, string to)
    {
        var keys = Store[to].Records.Select(record => record[0]).ToHashSet(StringComparer.Ordinal);

        Assert.All(Store[table].Rows.Select(row => row[column]).OfType<string>(), key => Assert.Contains(key, keys));
    }

    [Fact]
    public void No_track_is_in_a_playlist_twice() =>
        Assert.Equal(Store["playlist_track"].Records.Count,
            Store["playlist_track"].Records.Select(r => (r[0], r[1])).Distinct().Count());

    [Fact]
    public void No_two_artists_share_a_name() =>
        Assert.Equal(Store["artist"].Records.Count, Store["artist"].Records.Select(record => record[1]).Distinct().Count());

    [Fact]
    public void Every_record_has_as_many_fields_as_the_header() =>
        Assert.All(GeneratedStore.Tables, table =>
            Assert.All(Store[table].Records, record => Assert.Equal(Store[table].Header.Length, record.Length)));

    [Fact]
    public void An_invoice_costs_what_its_lines_cost()
    {
        var lines = Store["invoice_line"].Rows
            .GroupBy(line => line["invoice_id"]!, line => Money(line["unit_price"]) * Number(line["quantity"]))
            .ToDictionary(invoice => invoice.Key, invoice => invoice.Sum());

        Assert.All(Store["invoice"].Rows, invoice => Assert.Equal(lines[invoice["invoice_id"]!], Money(invoice["total"])));
    }

    [Fact]
    public void Control_totals_are_the_sums_of_the_files()
    {
        var totals = Store.Truth.Totals;
        var invoices = Store["invoice"].Rows.ToList();

        Assert.Equal(invoices.Sum(invoice => Money(invoice["total"])), totals.InvoiceTotal);
        Assert.Equal(Store["invoice_line"].Rows.Sum(line => (long)Number(line["quantity"])), totals.Quantity);
        Assert.Equal(Store["track"].Rows.Sum(track => (long)Number(track["milliseconds"])), totals.Milliseconds);
        Assert.Equal(Store["track"].Rows.Sum(track => long.Parse(track["bytes"]!, CultureInfo.InvariantCulture)),
            totals.TrackBytes);
        Assert.Equal(Store["track"].Rows.Sum(track => Money(track["unit_price"])), totals.ListPrice);
        Assert.Equal(totals.InvoiceTotal, totals.InvoiceTotalByYear.Values.Sum());
        Assert.Equal(
            invoices.GroupBy(invoice => invoice["billing_country"]!).ToDictionary(c => c.Key, c => c.Sum(i => Money(i["total"]))),
            totals.InvoiceTotalByCountry.ToDictionary());
    }

    [Fact]
    public void Invoices_are_in_the_order_of_their_dates_over_five_full_years()
    {
        var dates = Store["invoice"].Rows.Select(row => row["invoice_date"]!).ToList();

        Assert.Equal(dates.Order(StringComparer.Ordinal), dates);
        Assert.All(dates, date => DateTime.ParseExact(date, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.StartsWith("2021-01-01", dates[0], StringComparison.Ordinal);
        Assert.StartsWith("2025-12-31", dates[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_invoice_is_billed_to_the_customer_s_address()
    {
        string[] columns = ["address", "city", "state", "country", "postal_code"];
        var customers = Store["customer"].Rows.ToDictionary(row => row["customer_id"]!);

        Assert.All(Store["invoice"].Rows, invoice => Assert.Equal(
            columns.Select(column => customers[invoice["customer_id"]!][column]),
            columns.Select(column => invoice["billing_" + column])));
    }

    [Theory]
    [InlineData("customer", "company"), InlineData("customer", "state"), InlineData("customer", "postal_code")]
    [InlineData("customer", "fax"), InlineData("track", "composer"), InlineData("invoice", "billing_state")]
    public void What_is_empty_in_life_is_sometimes_empty(string table, string column)
    {
        var empty = Store[table].Rows.Count(row => row[column] is null);

        Assert.InRange(empty, 1, Store[table].Records.Count - 1);
    }

    [Fact]
    public void Nothing_else_is_ever_empty()
    {
        string[] mayBeEmpty =
        [
            "customer.company", "customer.state", "customer.postal_code", "customer.fax", "track.composer", "employee.reports_to",
            "employee.state", "employee.postal_code", "employee.fax", "invoice.billing_state", "invoice.billing_postal_code",
        ];
        var empty = GeneratedStore.Tables.SelectMany(table => Store[table].Rows
            .SelectMany(row => row.Where(field => field.Value is null).Select(field => $"{table}.{field.Key}")));

        Assert.Empty(empty.Distinct().Except(mayBeEmpty));
    }

    [Fact]
    public void Names_go_beyond_ASCII_and_postal_codes_begin_with_zeros()
    {
        Assert.Contains(Store["customer"].Rows, row => !System.Text.Ascii.IsValid(row["last_name"]));
        Assert.Contains(Store["track"].Rows, row => !System.Text.Ascii.IsValid(row["name"]));
        Assert.Contains(Store["customer"].Rows, row => row["postal_code"]?.StartsWith('0') == true);
        Assert.All(Store["customer"].Rows, row => Assert.True(System.Text.Ascii.IsValid(row["email"])));
    }

    [Fact]
    public void Everybody_but_one_reports_to_somebody_and_customers_have_agents()
    {
        var employees = Store["employee"].Rows.ToDictionary(row => row["employee_id"]!);

        Assert.Equal("1", Assert.Single(employees.Values, row => row["reports_to"] is null)["employee_id"]);
        Assert.All(Store["customer"].Rows, row => Assert.Equal("Support Agent", employees[row["support_rep_id"]!]["title"]));
    }

    static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    static decimal Money(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);
}
