using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Simulation.Store.People;

namespace Mixdown.Tests.Simulation;

/// <summary>Counts the defects of a dirty store with nothing but its files and docs/generate.md, and repairs them.</summary>
public sealed partial class GroundTruthTests(DirtyStoreFixture fixture) : IClassFixture<DirtyStoreFixture>
{
    static readonly string[] Struck = ["artist", "album", "track", "customer", "invoice", "invoice_line", "playlist_track"];
    static readonly Dictionary<string, string> Standard = CountriesOfTheManual();
    readonly GeneratedStore _clean = fixture.Clean;
    readonly GeneratedStore _dirty = fixture.Dirty;

    [Fact]
    public void A_clean_store_has_no_defects() =>
        Assert.All(_clean.Truth.Tables.Values, table => Assert.Equal(
            (table.Rows, 0, 0, 0, 0, 0),
            (table.Records, table.Quarantined, table.Rescued, table.Missing, table.Duplicate, table.Spelling)));

    [Fact]
    public void Totals_and_rows_are_those_of_the_clean_store()
    {
        Assert.Equivalent(_clean.Truth.Totals, _dirty.Truth.Totals, strict: true);
        Assert.All(_clean.Truth.Tables, table => Assert.Equal(table.Value.Rows, _dirty.Truth.Tables[table.Key].Rows));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Counts_are_what_a_plain_reader_finds(string table)
    {
        var csv = _dirty[table];
        var whole = csv.Records.Where(record => record.Length == csv.Header.Length).ToList();
        var truth = _dirty.Truth.Tables[table];

        Assert.Equal(truth.Records, csv.Records.Count);
        Assert.Equal(truth.Bytes, new FileInfo(Path.Combine(_dirty.Folder, table + ".csv")).Length);
        Assert.Equal(truth.Quarantined, csv.Records.Count - whole.Count);
        Assert.Equal(truth.Duplicate, whole.Count - whole.Select(record => string.Join('\u001f', record)).Distinct().Count());
        Assert.Equal(truth.Missing, csv.Rows.Count(row => HasHole(table, row)));
        Assert.Equal(truth.Rescued, csv.Rows.Count(row => table == "invoice" && !IsDate(row["invoice_date"]!)));
        Assert.Equal(truth.Spelling, csv.Rows.Count(row =>
            CountryIn(table, row) is { } country && !Standard.ContainsValue(country)));
    }

    [Fact]
    public void Each_kind_strikes_its_share_of_each_of_its_tables()
    {
        foreach (var table in Struck)
        {
            var truth = _dirty.Truth.Tables[table];
            Assert.All([truth.Quarantined, truth.Duplicate], count => Assert.InRange((double)count / truth.Rows, 0.045, 0.055));
        }
        var invoice = _dirty.Truth.Tables["invoice"];
        Assert.All([invoice.Rescued, invoice.Missing, invoice.Spelling], count =>
            Assert.InRange((double)count / invoice.Rows, 0.04, 0.055));
        Assert.All(["genre", "media_type", "playlist", "employee"], table =>
            Assert.Equal(_clean.Truth.Tables[table], _dirty.Truth.Tables[table]));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void After_the_repairs_of_the_manual_the_clean_store_is_back(string table)
    {
        var expected = _clean[table].Rows.Select(row => Comparable(table, row)).ToList();

        Assert.Equal(expected, Repaired(table).Select(row => Comparable(table, row)).ToList());
    }

    [Fact]
    public void All_four_looks_of_a_bad_date_and_all_three_spellings_occur()
    {
        var dates = _dirty["invoice"].Rows.Select(row => row["invoice_date"]!).Where(date => !IsDate(date)).ToList();
        var spellings = _dirty["invoice"].Rows.Select(row => row["billing_country"]).OfType<string>().ToList();

        Assert.Contains("n/a", dates);
        Assert.Contains("0000-00-00 00:00:00", dates);
        Assert.Contains(dates, date => date.Contains("-02-30 ", StringComparison.Ordinal));
        Assert.Contains(dates, date => date.Contains("-13-", StringComparison.Ordinal));
        Assert.Contains("US", spellings);
        Assert.Contains("United States of America", spellings);
        Assert.Contains(" usa ", spellings);
    }

    [Fact]
    public void The_manual_lists_every_country_with_its_spellings() =>
        Assert.Equal(
            Country.All.SelectMany(country => new[] { country.Name, country.Code, country.LongName }, (country, spelling) =>
                (Spelling: spelling.ToLowerInvariant(), country.Name)).DistinctBy(pair => pair.Spelling).ToDictionary(),
            Standard);

    public static TheoryData<string> Tables() => [.. GeneratedStore.Tables];

    // Silver in a few lines: ragged records and repeated keys out, then each column as docs/generate.md says.
    List<Dictionary<string, string?>> Repaired(string table)
    {
        var key = _dirty[table].Header[0];
        var rows = _dirty[table].Rows
            .DistinctBy(row => (row[key], table == "playlist_track" ? row["track_id"] : null))
            .OrderBy(row => table == "playlist_track" ? 0 : Number(row[key]))
            .Select(row => new Dictionary<string, string?>(row, StringComparer.Ordinal)).ToList();
        if (table == "customer")
            rows.ForEach(row => row["country"] = Standard[row["country"]!.Trim().ToLowerInvariant()]);
        if (table == "invoice_line")
            rows.ForEach(row => row["quantity"] ??= "1");
        if (table == "track")
            RepairPrices(rows);
        if (table == "invoice")
            RepairInvoices(rows);
        return rows;
    }

    static void RepairPrices(List<Dictionary<string, string?>> tracks)
    {
        var prices = tracks.GroupBy(row => row["album_id"]!)
            .ToDictionary(album => album.Key, album => album.Max(row => row["unit_price"]));
        tracks.ForEach(row => row["unit_price"] ??= prices[row["album_id"]!]);
    }

    void RepairInvoices(List<Dictionary<string, string?>> invoices)
    {
        var countries = Repaired("customer").ToDictionary(row => row["customer_id"]!, row => row["country"]!);
        var totals = Repaired("invoice_line").GroupBy(line => line["invoice_id"]!).ToDictionary(
            invoice => invoice.Key,
            invoice => invoice.Sum(line => Number(line["unit_price"]) * Number(line["quantity"])));
        var last = "";
        foreach (var row in invoices)
        {
            row["billing_country"] = row["billing_country"] is { } country
                ? Standard[country.Trim().ToLowerInvariant()]
                : countries[row["customer_id"]!];
            row["total"] ??= totals[row["invoice_id"]!].ToString(CultureInfo.InvariantCulture);
            row["invoice_date"] = last = IsDate(row["invoice_date"]!) ? row["invoice_date"]! : last;
        }
    }

    // A lost day comes back as one of the same month; lost e-mail addresses stay lost.
    static string Comparable(string table, Dictionary<string, string?> row) => string.Join('|', row
        .Where(field => (table, field.Key) != ("customer", "email"))
        .Select(field => field.Key == "invoice_date" ? field.Value![..7] : field.Value));

    static bool HasHole(string table, Dictionary<string, string?> row) => table switch
    {
        "customer" => row["email"] is null,
        "track" => row["unit_price"] is null,
        "invoice" => row["total"] is null || row["billing_country"] is null,
        "invoice_line" => row["quantity"] is null,
        _ => false,
    };

    static string? CountryIn(string table, Dictionary<string, string?> row) => table switch
    {
        "customer" => row["country"],
        "invoice" => row["billing_country"],
        _ => null,
    };

    static decimal Number(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);

    static bool IsDate(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static Dictionary<string, string> CountriesOfTheManual()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "docs", "generate.md")))
            folder = Path.GetDirectoryName(folder)!;
        return File.ReadLines(Path.Combine(folder, "docs", "generate.md"))
            .Select(line => CountryRow().Match(line)).Where(match => match.Success)
            .SelectMany(match => match.Groups.Values.Skip(1), (match, spelling) =>
                (Spelling: spelling.Value.ToLowerInvariant(), Name: match.Groups[1].Value))
            .ToDictionary(pair => pair.Spelling, pair => pair.Name, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| ([^|]+) \| ([A-Z]{2}) \| ([^|]+) \|$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CountryRow();
}
