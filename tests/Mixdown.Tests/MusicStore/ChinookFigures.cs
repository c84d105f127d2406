namespace Mixdown.Tests.MusicStore;

/// <summary>What any correct pipeline answers over the Chinook store: question, SQL, answer. The figures were computed apart from
/// this project, by other means. An answer is its rows, one after another, with "; " between rows and ", " between values.</summary>
static class ChinookFigures
{
    /// <summary>All of them.</summary>
    public static TheoryData<string, string, string> All { get; } =
    [
        .. Rows(), .. Totals(), .. Markets(), .. Music(), .. People(), .. Traps(),
    ];

    static TheoryData<string, string, string> Rows() => new()
    {
        { "albums", "select count(*) from gold.dim_album", "347" },
        { "artists", "select count(*) from gold.dim_artist", "275" },
        { "customers", "select count(*) from gold.dim_customer", "59" },
        { "employees", "select count(*) from gold.dim_employee", "8" },
        { "genres", "select count(*) from gold.dim_genre", "25" },
        { "invoices", "select count(*) from gold.fact_invoice", "412" },
        { "invoice lines", "select count(*) from gold.fact_invoice_line", "2240" },
        { "media types", "select count(*) from gold.dim_media_type", "5" },
        { "playlists", "select count(*) from gold.dim_playlist", "18" },
        { "tracks on playlists", "select count(*) from gold.bridge_playlist_track", "8715" },
        { "tracks", "select count(*) from gold.dim_track", "3503" },
        { "days of five years", "select count(*), min(date), max(date) from gold.dim_date", "1826, 2021-01-01, 2025-12-31" },
        { "repairs", "select count(*), sum(records) from silver.fix_counts", "44, 0" },
    };

    static TheoryData<string, string, string> Totals() => new()
    {
        { "revenue by invoice", "select sum(total) from gold.fact_invoice", "2328.60" },
        { "revenue by line", "select sum(line_amount), sum(quantity * unit_price) from gold.fact_invoice_line", "2328.60, 2328.60" },
        { "units", "select sum(quantity) from gold.fact_invoice_line", "2240" },
        { "units by invoice", "select sum(quantity) from gold.fact_invoice", "2240" },
        { "first and last day", "select min(date_key), max(date_key) from gold.fact_invoice", "2021-01-01, 2025-12-22" },
        {
            "years", "select year, revenue from gold.mart_sales_yearly order by year",
            "2021, 449.46; 2022, 481.45; 2023, 469.58; 2024, 477.53; 2025, 450.58"
        },
        {
            "months", "select count(*), min(revenue), max(revenue), sum(revenue) from gold.mart_sales_monthly",
            "60, 23.76, 52.62, 2328.60"
        },
        { "the first month", "select revenue from gold.mart_sales_monthly where month = date '2021-01-01'", "35.64" },
        { "quarters", "select count(*), sum(revenue) from gold.mart_sales_quarterly", "20, 2328.60" },
        { "weeks", "select sum(revenue) from gold.mart_sales_weekly", "2328.60" },
        { "days", "select sum(revenue) from gold.mart_sales_daily", "2328.60" },
    };

    static TheoryData<string, string, string> Markets() => new()
    {
        { "countries", "select count(*), sum(revenue) from gold.mart_sales_by_country", "24, 2328.60" },
        {
            "the best markets", "select country, revenue from gold.mart_sales_by_country where rank <= 8 order by rank",
            "USA, 523.06; Canada, 303.96; France, 195.10; Brazil, 190.10; Germany, 156.48; United Kingdom, 112.86; "
            + "Czech Republic, 90.24; Portugal, 77.24"
        },
        { "genres in countries", "select count(*), sum(revenue) from gold.mart_genre_by_country", "237, 2328.60" },
        {
            "the best genres in a country",
            "select country, genre, revenue from gold.mart_genre_by_country order by revenue desc limit 3",
            "USA, Rock, 155.43; Canada, Rock, 105.93; USA, Latin, 90.09"
        },
        { "prices everywhere", "select count(*), sum(revenue), sum(units) from gold.mart_regional_pricing", "24, 2328.60, 2240" },
    };

    static TheoryData<string, string, string> Music() => new()
    {
        { "genres sold", "select count(*), sum(revenue) from gold.mart_top_genres", "24, 2328.60" },
        {
            "the best genres", "select genre, revenue from gold.mart_top_genres where rank <= 8 order by rank",
            "Rock, 826.65; Latin, 382.14; Metal, 261.36; Alternative & Punk, 241.56; TV Shows, 93.53; Jazz, 79.20; Blues, 60.39; "
            + "Drama, 57.71"
        },
        {
            "the best artists", "select artist, revenue from gold.mart_top_artists where rank <= 3 order by rank",
            "Iron Maiden, 138.60; U2, 105.93; Metallica, 90.09"
        },
        { "tracks sold", "select count(distinct track_key) from gold.fact_invoice_line", "1984" },
        { "length of all tracks", "select cast(sum(seconds) * 1000 as bigint) from gold.dim_track", "1378778040" },
        { "size of all tracks", "select cast(sum(bytes) as bigint) from gold.dim_track", "117386255350" },
    };

    static TheoryData<string, string, string> People() => new()
    {
        {
            "support agents", "select name, revenue from gold.mart_employee_performance order by rank",
            "Jane Peacock, 833.04; Margaret Park, 775.40; Steve Johnson, 720.16"
        },
        {
            "the best customers",
            "select customer, revenue from gold.mart_customer_lifetime_value order by revenue desc, customer_key limit 3",
            "Helena Holý, 49.62; Richard Cunningham, 47.62; Luis Rojas, 46.62"
        },
        { "customers in tiers", "select count(*), sum(revenue) from gold.mart_customer_tiers", "59, 2328.60" },
        { "customers in segments", "select count(*), sum(revenue) from gold.mart_customer_rfm", "59, 2328.60" },
        { "all come back, or not", "select sum(cohort_size) from gold.mart_retention_monthly where months_since = 0", "59" },
    };

    static TheoryData<string, string, string> Traps() => new()
    {
        {
            "what customers leave empty",
            """
            select count(*) filter (where company is null), count(*) filter (where state is null),
              count(*) filter (where postal_code is null)
            from silver.customer
            """,
            "49, 29, 4"
        },
        {
            "what invoices leave empty",
            """
            select count(*) filter (where billing_state is null), count(*) filter (where billing_postal_code is null)
            from silver.invoice
            """,
            "202, 28"
        },
        { "tracks without a composer", "select count(*) from gold.dim_track where composer is null", "977" },
        { "employees without a manager", "select name from gold.dim_employee where manager_key is null", "Andrew Adams" },
        { "a leading zero", "select count(*) from bronze.invoice where billing_postal_code = '0171'", "7" },
        { "letters beyond ASCII", "select city from gold.dim_customer where customer_key = 1", "São José dos Campos" },
        { "cells beyond ASCII", CellsBeyondAscii(), "661" },
        { "countries without a code", "select count(*) from gold.dim_customer where country_code is null", "0" },
    };

    static string CellsBeyondAscii()
    {
        string[] tables = ["album", "artist", "customer", "employee", "genre", "invoice", "media_type", "playlist", "track"];
        var cells = tables.Select(table =>
            $"""
            select cell
            from (unpivot (select columns(c -> not starts_with(c, '_mx_'))::varchar from bronze.{table}) on columns(*)
              into name of_column value cell)
            """);
        return $"select count(*) from ({string.Join(" union all ", cells)}) where regexp_matches(cell, '[^\\x00-\\x7F]')";
    }
}
