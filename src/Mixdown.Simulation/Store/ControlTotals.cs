namespace Mixdown.Simulation.Store;

/// <summary>Sums over the clean content, in the store's currency where they are money.</summary>
/// <param name="InvoiceTotal">Sum of invoice.total, which equals the sum of quantity × unit_price of the lines.</param>
/// <param name="Quantity">Sum of invoice_line.quantity.</param>
/// <param name="Milliseconds">Sum of track.milliseconds.</param>
/// <param name="TrackBytes">Sum of track.bytes.</param>
/// <param name="ListPrice">Sum of track.unit_price.</param>
/// <param name="InvoiceTotalByYear">Sum of invoice.total by the year of invoice_date.</param>
/// <param name="InvoiceTotalByCountry">Sum of invoice.total by billing_country, standard names.</param>
public sealed record ControlTotals(
    decimal InvoiceTotal,
    long Quantity,
    long Milliseconds,
    long TrackBytes,
    decimal ListPrice,
    IReadOnlyDictionary<int, decimal> InvoiceTotalByYear,
    IReadOnlyDictionary<string, decimal> InvoiceTotalByCountry);
