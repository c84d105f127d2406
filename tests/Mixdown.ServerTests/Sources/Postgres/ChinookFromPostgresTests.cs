using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>The Chinook store, put into PostgreSQL and loaded from there, has the figures that its README gives.</summary>
public sealed class ChinookFromPostgresTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    static readonly Dictionary<string, long> Rows = new(StringComparer.Ordinal)
    {
        ["album"] = 347, ["artist"] = 275, ["customer"] = 59, ["employee"] = 8, ["genre"] = 25, ["invoice"] = 412,
        ["invoice_line"] = 2240, ["media_type"] = 5, ["playlist"] = 18, ["playlist_track"] = 8715, ["track"] = 3503,
    };

    readonly PostgresLab _lab = new(parquet);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task The_store_is_whole()
    {
        Assert.SkipUnless(TestData.IsThere, TestData.Missing);
        ChinookDatabase.Fill(_lab.Options);

        await _lab.LoadAsync();

        Assert.Equal(Rows, _lab.Lake.Last!.Tables.ToDictionary(table => table.Table.Table, table => table.Rows.Loaded, StringComparer.Ordinal));
        Assert.Equal(["2328.60|2021-01-01|2025-12-22"], await _lab.QueryAsync("select sum(total), min(invoice_date)::date, max(invoice_date)::date from bronze.invoice"));
        Assert.Equal(["2328.60|2240"], await _lab.QueryAsync("select sum(unit_price * quantity), sum(quantity) from bronze.invoice_line"));
        Assert.Equal(["1378778040|117386255350|977"], await _lab.QueryAsync("select sum(milliseconds), sum(bytes), count(*) - count(composer) from bronze.track"));
        Assert.Equal(["Helena|Holý"], await _lab.QueryAsync("select first_name, last_name from bronze.customer where email = 'hholy@gmail.com'"));
        Assert.Equal(["0171"], await _lab.QueryAsync("select distinct postal_code from bronze.customer where postal_code = '0171'"));
        Assert.Equal(["2328.60|DECIMAL(10,2)"], await _lab.QueryAsync("select sum(total), typeof(any_value(total)) from bronze.invoice"));
    }
}
