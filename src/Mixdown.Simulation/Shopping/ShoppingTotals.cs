namespace Mixdown.Simulation.Shopping;

/// <summary>Sums over the clean content.</summary>
/// <param name="Purchases">Purchases.</param>
/// <param name="Customers">Customers who bought.</param>
/// <param name="Dollars">Sum of the purchase amounts.</param>
/// <param name="Discounted">Purchases with a discount.</param>
/// <param name="Subscribed">Purchases by subscribers.</param>
/// <param name="DollarsByCategory">Sum of the amounts by category.</param>
/// <param name="DollarsByPayment">Sum of the amounts by payment method.</param>
/// <param name="PurchasesByGender">Purchases by gender.</param>
/// <param name="PurchasesBySeason">Purchases by season.</param>
public sealed record ShoppingTotals(
    long Purchases,
    long Customers,
    long Dollars,
    long Discounted,
    long Subscribed,
    IReadOnlyDictionary<string, long> DollarsByCategory,
    IReadOnlyDictionary<string, long> DollarsByPayment,
    IReadOnlyDictionary<string, long> PurchasesByGender,
    IReadOnlyDictionary<string, long> PurchasesBySeason);
