using System.Globalization;

namespace Mixdown.Tests.Simulation;

/// <summary>What an analyst finds in the store: the bounds are wide, since the seed is one of many.</summary>
[Collection(StoreFixture.Name)]
public sealed class StoreShapeTests
{
    readonly GeneratedStore _store;
    readonly List<Sale> _sales;

    public StoreShapeTests(StoreFixture fixture)
    {
        _store = fixture.Store;
        _sales = [.. _store["invoice"].Rows.Select(row => new Sale(
            Number(row["invoice_id"]), Number(row["customer_id"]), row["billing_country"]!,
            DateTime.ParseExact(row["invoice_date"]!, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            Money(row["total"])))];
    }

    [Fact]
    public void Every_year_sells_more_than_the_one_before()
    {
        var years = _sales.GroupBy(sale => sale.At.Year)
            .OrderBy(year => year.Key).Select(year => year.Sum(sale => sale.Total)).ToList();

        Assert.Equal(5, years.Count);
        Assert.All(years.Zip(years[1..]), pair => Assert.InRange(pair.Second / pair.First, 1.05m, 1.6m));
    }

    [Fact]
    public void December_sells_most_and_February_far_less()
    {
        var months = _sales.GroupBy(sale => sale.At.Month)
            .ToDictionary(month => month.Key, month => month.Sum(sale => sale.Total));

        Assert.Equal(12, months.MaxBy(month => month.Value).Key);
        Assert.True(months[12] > months[2] * 1.5m);
    }

    [Fact]
    public void Weekends_sell_more_than_weekdays()
    {
        var days = _sales.GroupBy(sale => sale.At.DayOfWeek).ToDictionary(day => day.Key, day => day.Count());

        Assert.True(days[DayOfWeek.Saturday] > days[DayOfWeek.Tuesday] * 1.4);
        Assert.True(days[DayOfWeek.Friday] > days[DayOfWeek.Monday] * 1.2);
    }

    [Fact]
    public void A_tenth_of_the_tracks_makes_much_of_the_sales_and_most_tracks_sell_little()
    {
        var units = _store["invoice_line"].Rows.GroupBy(row => row["track_id"])
            .Select(track => track.Count()).OrderDescending().ToList();
        var catalogue = _store["track"].Records.Count;
        var share = (double)units.Take(catalogue / 10).Sum() / units.Sum();

        Assert.InRange(share, 0.35, 0.85);
        Assert.InRange(units[0], units[99] * 2, units[99] * 40);
    }

    [Fact]
    public void Many_customers_have_lapsed_and_some_are_loyal()
    {
        var lapsed = new DateTime(2025, 7, 1);
        var customers = _sales.GroupBy(sale => sale.Customer).ToList();
        var gone = customers.Count(customer => customer.Max(sale => sale.At) < lapsed);
        var loyal = customers.Count(customer => customer.Count() >= 15);

        Assert.InRange((double)gone / customers.Count, 0.25, 0.75);
        Assert.InRange((double)loyal / customers.Count, 0.05, 0.4);
    }

    [Fact]
    public void New_customers_come_every_quarter()
    {
        var cohorts = _sales.GroupBy(sale => sale.Customer, sale => sale.At)
            .GroupBy(customer => (customer.Min().Year, Quarter: (customer.Min().Month + 2) / 3))
            .ToList();

        Assert.Equal(20, cohorts.Count);
        Assert.All(cohorts, cohort => Assert.InRange(cohort.Count(), 10, 200));
    }

    [Fact]
    public void A_customer_s_three_favourite_genres_are_most_of_what_is_bought()
    {
        var genres = _store["track"].Rows.ToDictionary(row => row["track_id"]!, row => row["genre_id"]!);
        var customers = _sales.ToDictionary(sale => sale.Invoice, sale => sale.Customer);
        var bought = _store["invoice_line"].Rows
            .GroupBy(row => customers[Number(row["invoice_id"])], row => genres[row["track_id"]!])
            .Where(customer => customer.Count() >= 40);

        Assert.InRange(bought.Average(TopThree), 0.7, 0.95);

        static double TopThree(IGrouping<int, string> customer) =>
            (double)customer.GroupBy(genre => genre).Select(genre => genre.Count()).OrderDescending().Take(3).Sum()
            / customer.Count();
    }

    [Fact]
    public void A_track_s_price_depends_on_the_country_s_tier_only()
    {
        var list = _store["track"].Rows.ToDictionary(row => row["track_id"]!, row => Money(row["unit_price"]));
        var countries = _sales.ToDictionary(sale => sale.Invoice, sale => sale.Country);
        var ratios = _store["invoice_line"].Rows
            .Where(row => list[row["track_id"]!] == 0.99m)
            .GroupBy(row => countries[Number(row["invoice_id"])], row => Money(row["unit_price"]))
            .ToDictionary(country => country.Key, country => Assert.Single(country.Distinct()));

        Assert.Equal((0.99m, 1.09m, 0.89m, 0.69m), (ratios["USA"], ratios["Germany"], ratios["Spain"], ratios["Brazil"]));
    }

    [Fact]
    public void The_tracks_of_an_album_cost_the_same() =>
        Assert.All(_store["track"].Rows.GroupBy(row => row["album_id"]), album =>
            Assert.Single(album.Select(row => row["unit_price"]).Distinct()));

    [Fact]
    public void Neighbours_of_taste_share_tracks()
    {
        var customers = _sales.ToDictionary(sale => sale.Invoice, sale => sale.Customer);
        var bought = _store["invoice_line"].Rows
            .GroupBy(row => customers[Number(row["invoice_id"])], row => row["track_id"]!)
            .Select(customer => customer.ToHashSet(StringComparer.Ordinal))
            .Where(tracks => tracks.Count >= 30)
            .Take(200).ToList();

        Assert.All(bought, tracks =>
            Assert.True(bought.Where(other => other != tracks).Max(other => other.Count(tracks.Contains)) >= 3));
    }

    static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    static decimal Money(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);

    sealed record Sale(int Invoice, int Customer, string Country, DateTime At, decimal Total);
}
